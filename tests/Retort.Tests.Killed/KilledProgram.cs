using Retort.Errors;
using Retort.Execution;
using Retort.Revisions;

namespace Retort.Tests.Killed;

/// <summary>An application that migrates its database and does nothing else: <c>upgrade|downgrade VERSION CONNECTION-STRING</c>. Tests kill it.</summary>
internal static class KilledProgram
{
    public static async Task<int> Main(string[] words)
    {
        var runner = new Runner(words[2], RevisionGraph.Load(new KillHistory(int.Parse(words[1], provider: null)).Revisions));
        try
        {
            await (words[0] == "upgrade" ? runner.UpgradeAsync() : runner.DowngradeAsync("base"));
            return 0;
        }
        catch (RetortException failure)
        {
            await using var error = new StreamWriter(Console.OpenStandardError());
            await error.WriteLineAsync($"{failure.Code}: {failure.Message} {failure.Detail}");
            return 1;
        }
    }
}

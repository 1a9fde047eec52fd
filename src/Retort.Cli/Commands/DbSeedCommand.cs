using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Transfers;

namespace Retort.Cli.Commands;

/// <summary><c>retort db seed</c>.</summary>
internal sealed class DbSeedCommand() : Verb("seed", "Fill databases with what `\"seed\"` in retort.json names")
{
    public override ValueList<string> Examples => ["retort db seed", "retort db seed -d auth"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var all = invocation.All();
        var seeded = all.Where(database => database.Configuration.Seed.Count > 0).ToValueList();
        var reports = new List<SeedReport>();
        // Where none has a seed, or one was chosen that has none, the verb itself says so.
        foreach (var database in seeded.Count == 0 || invocation.Names.Count > 0 ? all : seeded)
        {
            var report = await database.SeedAsync(line => invocation.Terminal.Note($"  {line}"), invocation.Cancellation);
            if (!invocation.IsJson) SeedText.Write(invocation.Terminal, report);
            reports.Add(report);
        }

        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        return ExitCode.Done;
    }
}

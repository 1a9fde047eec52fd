using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces.Branches;
using Retort.Workspaces.Levels;

namespace Retort.Cli.Commands;

/// <summary><c>retort db branch reset</c>.</summary>
internal sealed class DbBranchResetCommand : Verb
{
    private readonly BranchOptions options = new();
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask" };

    public DbBranchResetCommand()
        : base("reset", "Make the database of the branch that is checked out anew, as at its first use")
    {
        options.AddTo(this);
        Options.Add(yes);
    }

    public override ValueList<string> Examples => ["retort db branch reset", "retort db branch reset --from main --yes"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var databases = BranchDatabases.Of(invocation);
        var request = options.Read(invocation);
        var lost = new List<string>();
        foreach (var database in databases) if (await database.LookAsync(invocation.Cancellation, makes: false) is { Exists: true } look) lost.Add($"{look.Name} ({SizeText.Of(look.Bytes)}, {DestructionText.Stock(look)})");
        if (lost.Count > 0) await Consent.AskAsync(invocation, invocation.Value(yes), $"Replace {string.Join(" and ", lost)} with all rows in it");
        var made = new List<BranchMade>();
        foreach (var database in databases)
        {
            if (await database.ResetBranchAsync(request, invocation.Cancellation) is { } one) made.Add(one);
        }

        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, made.ToValueList());
        else BranchListText.WriteMade(invocation.Terminal, made);
        return ExitCode.Done;
    }
}

using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Branches;

namespace Retort.Cli.Commands;

/// <summary><c>retort db branch prune</c>.</summary>
internal sealed class DbBranchPruneCommand : Verb
{
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Only say what would be dropped" };
    private readonly Option<bool> force = new("--force") { Description = "Cut the connections that are in the way" };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask" };

    public DbBranchPruneCommand()
        : base("prune", "Drop the databases of branches that git no longer has")
    {
        foreach (var option in (Option[])[dryRun, force, yes]) Options.Add(option);
    }

    public override ValueList<string> Examples => ["retort db branch prune --dry-run", "retort db branch prune --yes"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var gone = new List<(WorkspaceDatabase Database, BranchDatabaseReport Branch)>();
        foreach (var database in BranchDatabases.Of(invocation))
            gone.AddRange((await database.GoneBranchesAsync(invocation.Cancellation)).Select(branch => (database, branch)));
        if (gone.Count == 0 || invocation.Value(dryRun))
        {
            BranchListText.WriteGone(invocation, gone.Select(one => one.Branch).ToValueList());
            return ExitCode.Done;
        }

        await Consent.AskAsync(invocation, invocation.Value(yes), $"Drop {BranchListText.Losses(gone.Select(one => one.Branch).ToValueList())}");
        foreach (var (database, branch) in gone) await database.DeleteBranchesAsync([branch], invocation.Value(force), invocation.Cancellation);
        BranchListText.WriteDropped(invocation, gone.Select(one => one.Branch).ToValueList());
        return ExitCode.Done;
    }
}

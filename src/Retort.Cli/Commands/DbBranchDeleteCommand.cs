using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Branches;

namespace Retort.Cli.Commands;

/// <summary><c>retort db branch delete</c>.</summary>
internal sealed class DbBranchDeleteCommand : Verb
{
    private readonly Argument<string[]> branches = new("branch") { Description = "Branches, or names of their databases", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> force = new("--force") { Description = "Cut the connections that are in the way" };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask" };

    public DbBranchDeleteCommand()
        : base("delete", "Drop the databases of branches")
    {
        Arguments.Add(branches);
        Options.Add(force);
        Options.Add(yes);
    }

    public override ValueList<string> Examples => ["retort db branch delete feature/login", "retort db branch delete app_at_3f2a91c4d0 --yes"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var found = new List<(WorkspaceDatabase Database, BranchDatabaseReport Branch)>();
        foreach (var database in BranchDatabases.Of(invocation))
        {
            foreach (var name in invocation.Value(branches)!) found.Add((database, await database.FindBranchAsync(name, invocation.Cancellation)));
        }

        await Consent.AskAsync(invocation, invocation.Value(yes), $"Drop {BranchListText.Losses(found.Select(one => one.Branch).ToValueList())}");
        foreach (var (database, branch) in found) await database.DeleteBranchesAsync([branch], invocation.Value(force), invocation.Cancellation);
        BranchListText.WriteDropped(invocation, found.Select(one => one.Branch).ToValueList());
        return ExitCode.Done;
    }
}

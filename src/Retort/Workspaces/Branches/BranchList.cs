using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Revisions;
using Retort.Server.Branches;

namespace Retort.Workspaces.Branches;

/// <summary><c>db branch list</c>: the databases of the branches.</summary>
internal static class BranchList
{
    public static Task<BranchListReport> BranchesAsync(this WorkspaceDatabase database, CancellationToken cancellation) => database.ReachAsync(
        async () => new BranchListReport { Database = database.Name, Branches = await ReadAsync(await database.BranchServerAsync(cancellation), database.Graph, cancellation) },
        reason => new BranchListReport { Database = database.Name, Skipped = reason });

    /// <summary>The server of a database whose branches have databases.</summary>
    /// <exception cref="ConfigurationException">They have none, and why.</exception>
    public static async Task<BranchServer> BranchServerAsync(this WorkspaceDatabase database, CancellationToken cancellation) =>
        database.Configuration.Branch is null ? throw NotPerBranch(database) : await BranchServer.OfAsync(database, cancellation);

    /// <summary>The databases, as the server tells them: without a question to each.</summary>
    public static async Task<ValueList<BranchDatabaseReport>> KnownAsync(BranchServer server, CancellationToken cancellation)
    {
        var (branches, commits) = (server.History.Branches(), server.History.DetachedCommits());
        var databases = await server.ReadAsync(cancellation);
        var snapshots = databases.Where(one => one.Mark is { Snapshot: not null }).ToLookup(one => one.Mark!.Of, one => one.Name);
        return databases.Where(one => one.Name == server.Branch.PlainDatabase || (one.Mark is { Snapshot: null } mark && mark.Of == server.Branch.PlainDatabase))
            .Select(one => Report(server, one, branches, commits) with { Snapshots = snapshots[one.Name].ToValueList() })
            .OrderBy(one => !one.IsDefault).ThenBy(one => one.Branch, StringComparer.Ordinal)
            .ToValueList();
    }

    private static BranchDatabaseReport Report(BranchServer server, ServerDatabase one, IReadOnlySet<string>? branches, IReadOnlySet<string> commits)
    {
        var isPlain = one.Name == server.Branch.PlainDatabase;
        var mark = isPlain ? null : one.Mark;
        var branch = isPlain ? server.Branch.DefaultBranch : mark!.Branch;
        return new BranchDatabaseReport
        {
            Branch = branch ?? (mark?.Commit is { } commit ? $"commit {commit[..Math.Min(10, commit.Length)]}" : null),
            Name = one.Name,
            IsCurrent = one.Name == server.Branch.Database,
            IsDefault = isPlain,
            // Where git does not answer nothing is said to be gone.
            IsInGit = isPlain || branches is null || (branch is null ? commits.Contains(mark!.Commit ?? "") : branches.Contains(branch) || branch == server.Branch.Name),
            Size = one.Size,
            From = mark?.From,
            Made = mark?.Made,
            Used = mark?.Used,
        };
    }

    private static async Task<ValueList<BranchDatabaseReport>> ReadAsync(BranchServer server, RevisionGraph graph, CancellationToken cancellation)
    {
        var reports = new List<BranchDatabaseReport>();
        foreach (var one in await KnownAsync(server, cancellation)) reports.Add(await WithDistanceAsync(server, one, graph, cancellation));
        return reports.ToValueList();
    }

    private static async Task<BranchDatabaseReport> WithDistanceAsync(BranchServer server, BranchDatabaseReport one, RevisionGraph graph, CancellationToken cancellation)
    {
        try
        {
            await using var source = new RunConnection(server.Address(one.Name).ToConnectionString());
            await using var connection = await source.OpenAsync(cancellation);
            var ledger = await Ledger.ReadAsync(connection, cancellation);
            var known = graph.Revisions.Count(revision => ledger.Has(revision.Id));
            return one with { Heads = ledger.Heads, Ahead = ledger.Applied.Count - known, Behind = graph.Revisions.Count - known };
        }
        catch (ServerException)
        {
            return one; // another role's, or dropped meanwhile
        }
    }

    private static ConfigurationException NotPerBranch(WorkspaceDatabase database) => new("not-per-branch", $"the branches of database \"{database.Name}\" have no databases of their own")
    {
        Detail = database.Configuration switch
        {
            { PerBranch: false } => "\"perBranch\" is not set.",
            { Protected: true } => "It is protected.",
            _ when Git.GitFolder.Find(database.Workspace.Configuration.Folder) is null => "The workspace is in no git repository.",
            _ => $"Its server is elsewhere: {database.Url.Display}.",
        },
        Hint = "Set `\"perBranch\": true` for a database of the local server, `local:NAME`, or of this machine.",
    };
}

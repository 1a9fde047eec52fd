using Retort.Configuration;
using Retort.Git;
using Retort.Server.Branches;
using Retort.Sql;

namespace Retort.Workspaces.Branches;

/// <summary>The server that holds the databases of one workspace database's branches.</summary>
internal sealed class BranchServer(WorkspaceDatabase database, DatabaseUrl address) : WorkspaceServer(database, address)
{
    public DatabaseBranch Branch => Database.Configuration.Branch!;

    public GitHistory History { get; } = new(GitFolder.Find(database.Workspace.Configuration.Folder)!);

    /// <summary>The server of a database, running.</summary>
    public static async Task<BranchServer> OfAsync(WorkspaceDatabase database, CancellationToken cancellation) =>
        new(database, await database.ResolveAsync(cancellation));

    /// <summary>The mark of the checked-out branch's database.</summary>
    public DatabaseMark Mark(string? from)
    {
        var now = Database.Workspace.Clock.GetUtcNow();
        return new DatabaseMark { Of = Branch.PlainDatabase, Branch = Branch.Name, Commit = Branch.Commit ?? History.Commit("HEAD"), From = from, Made = now, Used = now };
    }

    /// <summary>Writes a mark on a database that is there.</summary>
    public Task MarkAsync(string name, DatabaseMark mark, string? comment, CancellationToken cancellation) =>
        ExecuteAsync($"comment on database {Identifier.Quote(name)} is {Literal.Quote(mark.On(comment))}", cancellation);
}

using Npgsql;
using Retort.Configuration;
using Retort.Execution;
using Retort.Git;
using Retort.Server.Branches;
using Retort.Server.Copies;
using Retort.Sql;

namespace Retort.Workspaces.Branches;

/// <summary>The server that holds the databases of one workspace database's branches.</summary>
internal sealed class BranchServer(WorkspaceDatabase database, DatabaseUrl address)
{
    public WorkspaceDatabase Database => database;

    public DatabaseBranch Branch => database.Configuration.Branch!;

    public GitHistory History { get; } = new(GitFolder.Find(database.Workspace.Configuration.Folder)!);

    private DateTimeOffset Now => database.Workspace.Clock.GetUtcNow();

    /// <summary>The server of a database, running.</summary>
    public static async Task<BranchServer> OfAsync(WorkspaceDatabase database, CancellationToken cancellation) =>
        new(database, await database.ResolveAsync(cancellation));

    public DatabaseUrl Address(string name) => address.WithDatabase(name);

    public async Task<ValueList<ServerDatabase>> ReadAsync(CancellationToken cancellation)
    {
        await using var source = new RunConnection(address.WithDatabase("postgres").ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        return await ServerDatabase.ReadAsync(connection, cancellation);
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var source = new RunConnection(address.WithDatabase("postgres").ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Copies a database to a new name, with a mark.</summary>
    public async Task<CopyReport> CopyAsync(CopyRequest request, DatabaseMark mark, CancellationToken cancellation)
    {
        var shares = database.Url.IsLocal && await database.Workspace.Server.SharesBlocksAsync(cancellation);
        request = request with { SharesBlocks = shares, Comment = mark.On, Progress = database.Workspace.CopyProgress };
        return await new DatabaseCopier(address.ToConnectionString()).CopyAsync(request, cancellation);
    }

    /// <summary>The mark of the checked-out branch's database.</summary>
    public DatabaseMark Mark(string? from) => new()
    {
        Of = Branch.PlainDatabase,
        Branch = Branch.Name,
        Commit = Branch.Commit ?? History.Commit("HEAD"),
        From = from,
        Made = Now,
        Used = Now,
    };

    /// <summary>Writes a mark on a database that is there.</summary>
    public Task MarkAsync(string name, DatabaseMark mark, string? comment, CancellationToken cancellation) =>
        ExecuteAsync($"comment on database {Identifier.Quote(name)} is {Literal.Quote(mark.On(comment))}", cancellation);
}

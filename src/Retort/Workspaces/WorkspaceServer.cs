using Npgsql;
using Retort.Configuration;
using Retort.Execution;
using Retort.Server.Branches;
using Retort.Server.Copies;

namespace Retort.Workspaces;

/// <summary>The server of a database of the workspace, as a place of many databases.</summary>
internal class WorkspaceServer(WorkspaceDatabase database, DatabaseUrl address)
{
    public WorkspaceDatabase Database => database;

    public DatabaseUrl Address(string name) => address.WithDatabase(name);

    public async Task<ValueList<ServerDatabase>> ReadAsync(CancellationToken cancellation)
    {
        await using var source = new RunConnection(Address("postgres").ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        return await ServerDatabase.ReadAsync(connection, cancellation);
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var source = new RunConnection(Address("postgres").ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Copies a database, in the fastest way that the server and its file system have.</summary>
    public async Task<CopyReport> CopyAsync(CopyRequest request, CancellationToken cancellation)
    {
        var shares = database.Url.IsLocal && await database.Workspace.Server.SharesBlocksAsync(cancellation);
        return await new DatabaseCopier(address.ToConnectionString()).CopyAsync(request with { SharesBlocks = shares, Progress = database.Workspace.CopyProgress }, cancellation);
    }
}

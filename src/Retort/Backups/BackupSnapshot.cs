using Npgsql;
using Retort.Execution;

namespace Retort.Backups;

/// <summary>One moment of a database: a session that holds it while others read it.</summary>
internal sealed class BackupSnapshot : IAsyncDisposable
{
    private readonly RunConnection source;
    private readonly NpgsqlConnection connection;

    private BackupSnapshot(RunConnection source, NpgsqlConnection connection) => (this.source, this.connection) = (source, connection);

    public int ServerMajor => connection.PostgreSqlVersion.Major;

    /// <summary>Opens a session whose transaction sees the database as it is now, and changes nothing.</summary>
    public static async Task<BackupSnapshot> OpenAsync(string connectionString, CancellationToken cancellation)
    {
        var source = new RunConnection(connectionString);
        try
        {
            var connection = await source.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand("begin isolation level repeatable read read only", connection);
            await command.ExecuteNonQueryAsync(cancellation);
            return new BackupSnapshot(source, connection);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>The name by which pg_dump finds this moment.</summary>
    public async Task<string> ExportAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pg_export_snapshot()", connection);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async Task<ValueList<TableCount>> CountAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(BackupScript.Read("TableCounts.sql"), connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new List<TableCount>();
        while (await reader.ReadAsync(cancellation)) counts.Add(new TableCount(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)));
        return counts.ToValueList();
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await source.DisposeAsync();
    }
}

using Npgsql;
using Retort.Execution;
using Retort.Sql;

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

    /// <summary>The schemas that have tables or sequences, without the ledger's.</summary>
    public async Task<ValueList<string>> SchemasAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select distinct n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'S', 'f') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'retort') order by 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var schemas = new List<string>();
        while (await reader.ReadAsync(cancellation)) schemas.Add(reader.GetString(0));
        return schemas.ToValueList();
    }

    public async Task<ValueList<TableCount>> CountAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Backups/TableCounts"), connection) { CommandTimeout = 0 };
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

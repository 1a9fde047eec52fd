using Npgsql;
using Retort.Sql;

namespace Retort.Server;

/// <summary>The databases of a running local server.</summary>
internal sealed class ServerDatabases(RunningServer server)
{
    public async Task<bool> EnsureAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await command.ExecuteScalarAsync(cancellationToken) is not null) return false;
        try
        {
            await using var create = new NpgsqlCommand($"create database {Identifier.Quote(name)} template template0", connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
            return true;
        }
        catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another tool was a moment faster.
            return false;
        }
    }

    public async Task<(string Version, DateTimeOffset Since, ValueList<LocalDatabase> Databases)> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var started = new NpgsqlCommand("select pg_postmaster_start_time()", connection);
        var since = new DateTimeOffset((DateTime)(await started.ExecuteScalarAsync(cancellationToken))!, TimeSpan.Zero);
        await using var command = new NpgsqlCommand("select datname, pg_database_size(oid) as size from pg_database where not datistemplate order by datname", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var databases = new List<LocalDatabase>();
        while (await reader.ReadAsync(cancellationToken)) databases.Add(new LocalDatabase(reader.GetString(0), reader.GetInt64(1)));
        return (connection.PostgreSqlVersion.ToString(), since, databases.ToValueList());
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        // Not pooled: a pooled session would keep the database from being used as a template.
        var connection = new NpgsqlConnection($"{server.ConnectionString("postgres")};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}

using Npgsql;

namespace Retort.Execution;

/// <summary>Asks the server who holds what somebody waits for.</summary>
internal static class BlockerReader
{
    private static readonly string Blockers = ExecutionScript.Read("Blockers.sql");
    private static readonly string Holder = ExecutionScript.Read("LockHolder.sql");

    /// <summary>Who keeps a server process waiting.</summary>
    public static Task<ValueList<Blocker>> OfProcessAsync(NpgsqlConnection connection, int process, CancellationToken cancellationToken) =>
        ReadAsync(connection, Blockers, new NpgsqlParameter<int> { TypedValue = process }, cancellationToken);

    /// <summary>Who holds the lock of runs on this database: at most one session.</summary>
    public static Task<ValueList<Blocker>> OfRunLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ReadAsync(connection, Holder, new NpgsqlParameter<long> { TypedValue = Ledger.LockKey }, cancellationToken);

    private static async Task<ValueList<Blocker>> ReadAsync(NpgsqlConnection connection, string query, NpgsqlParameter parameter, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(query, connection);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var blockers = new List<Blocker>();
        while (await reader.ReadAsync(cancellationToken)) blockers.Add(Read(reader));
        return [.. blockers];
    }

    private static Blocker Read(NpgsqlDataReader reader) => new()
    {
        Pid = reader.GetInt32(0),
        User = Text(reader, 1),
        Application = Text(reader, 2),
        Status = Text(reader, 3),
        Query = Text(reader, 4),
        Since = reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
    };

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}

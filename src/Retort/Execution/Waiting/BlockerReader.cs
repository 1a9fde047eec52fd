using System.Globalization;
using Npgsql;
using Retort.Execution.Ledgers;
using Retort.Sql;

namespace Retort.Execution.Waiting;

/// <summary>Asks the server who holds what somebody waits for.</summary>
internal static class BlockerReader
{
    private static readonly string Blockers = SqlFile.Text("Execution/Waiting/Blockers");
    private static readonly string Holder = SqlFile.Text("Execution/Waiting/LockHolder");
    private static readonly string Tables = SqlFile.Text("Execution/Waiting/Locks");
    private static readonly string Lessee = SqlFile.Text("Execution/Waiting/LeaseHolder");

    /// <summary>Who keeps a server process waiting.</summary>
    public static Task<ValueList<Blocker>> OfProcessAsync(NpgsqlConnection connection, int process, CancellationToken cancellationToken) =>
        ReadAsync(connection, Blockers, new NpgsqlParameter<int> { TypedValue = process }, cancellationToken);

    /// <summary>Who holds the lock of runs on this database: at most one session.</summary>
    public static Task<ValueList<Blocker>> OfRunLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ReadAsync(connection, Holder, new NpgsqlParameter<long> { TypedValue = Ledger.LockKey }, cancellationToken);

    /// <summary>Who holds or waits for locks on tables; on one table, unless its name is empty.</summary>
    public static async Task<ValueList<SessionLocks>> OfTablesAsync(NpgsqlConnection connection, string table, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Tables, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = table });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var sessions = new List<SessionLocks>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var waitsFor = reader.GetString(9).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pid => int.Parse(pid, CultureInfo.InvariantCulture));
            sessions.Add(new SessionLocks { Session = Read(reader), Wants = Text(reader, 8), WaitsFor = waitsFor.ToValueList() });
        }

        return [.. sessions];
    }

    /// <summary>The run that holds the lease, unless it is this one.</summary>
    public static Task<ValueList<Blocker>> OfLeaseAsync(NpgsqlConnection connection, Lease own, CancellationToken cancellationToken) =>
        ReadAsync(connection, Lessee, new NpgsqlParameter<string> { TypedValue = own.Token.ToString() }, cancellationToken);

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
        Since = Moment(reader, 5),
        Holds = Text(reader, 6),
        IdleSince = Moment(reader, 7),
    };

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset? Moment(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}

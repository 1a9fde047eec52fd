using Npgsql;
using Retort.Sql;

namespace Retort.Execution.Ledgers;

/// <summary>The schema <c>retort</c> in the target database: what is applied, what was attempted, what is under way.</summary>
/// <remarks>Reading it is one round trip, also where there is none, and takes ACCESS SHARE for that moment only.</remarks>
public sealed class Ledger
{
    /// <summary>The version of the ledger's tables that this library writes.</summary>
    public const int Version = 4;

    /// <summary>The key of the advisory lock that keeps two runs on one database apart: "retort" in ASCII.</summary>
    internal const long LockKey = 0x7265746F7274;

    private const char Separator = '\x1f';

    private static readonly string OpenCursors = SqlFile.Text("Execution/Ledgers/OpenLedger");

    private static readonly string[] Commands =
    [
        "begin",
        OpenCursors,
        "fetch all from retort_revisions",
        "fetch all from retort_steps",
        "select current_database(), current_user, pg_backend_pid(), current_setting('server_version_num')::int",
        "commit",
    ];

    /// <summary>Reads the ledger in one round trip.</summary>
    public static async Task<LedgerState> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken = default)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in Commands) batch.BatchCommands.Add(new NpgsqlBatchCommand(command));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var version = 0;
        var applied = new List<AppliedRevision>();
        while (await reader.ReadAsync(cancellationToken))
        {
            version = reader.GetInt32(0);
            if (!await reader.IsDBNullAsync(1, cancellationToken)) applied.Add(ReadRevision(reader));
        }

        await reader.NextResultAsync(cancellationToken);
        var steps = new List<LedgerStep>();
        while (await reader.ReadAsync(cancellationToken)) steps.Add(ReadStep(reader));
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var facts = ReadFacts(reader, connection.ProcessID);
        while (await reader.NextResultAsync(cancellationToken)) { }
        return new LedgerState { Version = version, Applied = [.. applied], Steps = [.. steps], Facts = facts };
    }

    private static AppliedRevision ReadRevision(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetString(1),
        Stamped = reader.GetBoolean(2),
        Message = reader.GetString(3),
        Checksum = reader.GetString(4),
        AppliedBy = reader.GetString(5),
        Tool = reader.GetString(6),
        Parents = Names(reader.GetString(7)),
        DependsOn = Names(reader.GetString(8)),
        Labels = Names(reader.GetString(9)),
        Created = reader.GetFieldValue<DateTimeOffset>(10),
        AppliedAt = reader.GetFieldValue<DateTimeOffset>(11),
        Duration = TimeSpan.FromSeconds(reader.GetDouble(12)),
    };

    private static LedgerStep ReadStep(NpgsqlDataReader reader) => new()
    {
        Revision = reader.GetString(0),
        IsUpgrade = reader.GetString(1) == "upgrade",
        Part = reader.GetInt32(2),
        Statement = reader.GetInt32(3),
        Hash = reader.GetString(4),
        IsFinished = reader.GetBoolean(5),
        Backfill = reader.IsDBNull(6) ? null : reader.GetString(6),
        Reached = Names(reader.GetString(7)),
        Visited = reader.GetInt64(8),
    };

    private static LedgerFacts ReadFacts(NpgsqlDataReader reader, int greetedBy) => new()
    {
        Database = reader.GetString(0),
        Role = reader.GetString(1),
        IsPooled = reader.GetInt32(2) != greetedBy,
        ServerVersion = reader.GetInt32(3),
    };

    private static ValueList<string> Names(string joined) => joined.Length == 0 ? [] : joined.Split(Separator).ToValueList();
}

using Npgsql;
using Retort.Sql;

namespace Retort.Workspaces.Doctor;

/// <summary>What the server says of a database and of this role in it.</summary>
internal sealed record DatabaseFacts
{
    public required int Pid { get; init; }

    public required string Role { get; init; }

    public required string Version { get; init; }

    public required int Major { get; init; }

    public bool IsStandby { get; init; }

    public bool IsReadOnly { get; init; }

    /// <summary>In milliseconds; 0 is none.</summary>
    public long StatementTimeout { get; init; }

    public int MaxConnections { get; init; }

    public int Connections { get; init; }

    public bool MayCreateDatabases { get; init; }

    public bool MayCreateSchemas { get; init; }

    public bool HasSchema { get; init; }

    public bool MayCreateTables { get; init; }

    public bool HasLedger { get; init; }

    public bool MayWriteLedger { get; init; }

    public ValueList<string> ForeignTables { get; init; }

    public ValueList<string> InvalidIndexes { get; init; }

    public ValueList<string> OldTransactions { get; init; }

    public ValueList<string> PreparedTransactions { get; init; }

    public bool IsEncrypted { get; init; }

    public ValueList<string> OldCollations { get; init; }

    public long FrozenAge { get; init; }

    public static async Task<DatabaseFacts> ReadAsync(NpgsqlConnection connection, string schema, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Workspaces/Doctor/Facts"), connection) { Parameters = { new() { Value = schema } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new DatabaseFacts
        {
            Pid = Number("pid"),
            Role = reader.GetString(reader.GetOrdinal("role")),
            Version = reader.GetString(reader.GetOrdinal("version")),
            Major = Number("major"),
            IsStandby = Flag("is_standby"),
            IsReadOnly = Flag("is_read_only"),
            StatementTimeout = reader.GetInt64(reader.GetOrdinal("statement_timeout")),
            MaxConnections = Number("max_connections"),
            Connections = Number("connections"),
            MayCreateDatabases = Flag("may_create_databases"),
            MayCreateSchemas = Flag("may_create_schemas"),
            HasSchema = Flag("has_schema"),
            MayCreateTables = Flag("may_create_tables"),
            HasLedger = Flag("has_ledger"),
            MayWriteLedger = Flag("may_write_ledger"),
            ForeignTables = Texts("foreign_tables"),
            InvalidIndexes = Texts("invalid_indexes"),
            OldTransactions = Texts("old_transactions"),
            PreparedTransactions = Texts("prepared_transactions"),
            IsEncrypted = Flag("is_encrypted"),
            OldCollations = Texts("old_collations"),
            FrozenAge = Number("frozen_age"),
        };

        int Number(string column) => reader.GetInt32(reader.GetOrdinal(column));
        bool Flag(string column) => reader.GetBoolean(reader.GetOrdinal(column));
        ValueList<string> Texts(string column) => reader.GetFieldValue<string[]>(reader.GetOrdinal(column)).ToValueList();
    }
}

using Npgsql;
using Retort.Execution.Events;
using Retort.Sql;

namespace Retort.Execution.Statements;

/// <summary>Asks the server how far a statement has come.</summary>
internal static class StatementProgressReader
{
    /// <summary>What a server process is doing; null when it is idle.</summary>
    public static async Task<StatementProgress?> ReadAsync(NpgsqlConnection connection, int process, string revision, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SqlFile.Text("Execution/Statements/StatementProgress", connection.PostgreSqlVersion.Major), connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = process });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        return new StatementProgress
        {
            Revision = revision,
            Elapsed = elapsed,
            Command = Text(reader, 0) ?? "",
            Phase = Text(reader, 1),
            Relation = Text(reader, 2),
            Done = Number(reader, 3),
            Total = Number(reader, 4),
            Unit = Text(reader, 5),
            RelationSize = Number(reader, 6),
        };
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static long? Number(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
}

using Npgsql;
using Retort.Errors;
using Retort.Sql;

namespace Retort.Execution.Ledgers;

/// <summary>Recognises the histories of other tools.</summary>
internal static class ForeignHistoryReader
{
    /// <summary>What other tools have recorded in a database; nothing is locked but ACCESS SHARE on their tables, for a moment.</summary>
    public static async Task<ValueList<ForeignHistory>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var found = new List<(ForeignHistory History, string Column)>();
        await using (var command = new NpgsqlCommand(SqlFile.Text("Execution/Ledgers/ForeignHistory"), connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var columns = reader.GetString(2).Split(',');
                if (ForeignHistory.ToolOf(columns) is { } tool) found.Add((new() { Schema = reader.GetString(0), Table = reader.GetString(1), Tool = tool }, columns[0]));
            }
        }

        var histories = new List<ForeignHistory>();
        foreach (var (history, column) in found) histories.Add(history with { At = await AtAsync(connection, history, column, cancellationToken) });
        return histories.ToValueList();
    }

    /// <summary>The error for a database that another tool has brought to where it is.</summary>
    public static ExecutionException Error(ValueList<ForeignHistory> histories, string database) =>
        new("foreign-history", $"database \"{database}\" has a history of {histories[0].Tool}, and no ledger")
        {
            Detail = string.Join('\n', histories.Select(history => $"{history.Name} says that it is {LedgerState.PositionOf(history.At)}.")),
            State = "Nothing was changed.",
            Hint = "Run `retort adopt`: it writes what is there as the first revision. If the other tool keeps another part of this database, run `retort stamp base` first.",
        };

    // Alembic records its heads and nothing else; Entity Framework Core a row a migration, whose names begin with a time.
    private static async Task<ValueList<string>> AtAsync(NpgsqlConnection connection, ForeignHistory history, string column, CancellationToken cancellationToken)
    {
        var name = Identifier.Quote(column);
        var last = history.Tool == "Alembic" ? "" : " desc limit 1";
        await using var command = new NpgsqlCommand($"select {name}::text from {history.Name} order by {name} collate \"C\"{last}", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var at = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) at.Add(reader.GetString(0));
        return at.ToValueList();
    }
}

using System.Text.Json;
using Npgsql;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Sql;

namespace Retort.Execution.Backfills;

/// <summary>What the server says of the table of a backfill; each question is a transaction, so that its settings hold behind a pooler too.</summary>
internal sealed class BackfillTable(NpgsqlConnection session, BatchedUpdate update, RunOptions options)
{
    private static readonly string Query = SqlFile.Text("Execution/Backfills/BackfillKey");

    /// <summary>Throws unless the key is never null and an index is ordered by it: each batch would read the whole table.</summary>
    public async Task CheckAsync(StatementPlace place, CancellationToken cancellationToken)
    {
        var name = update.Table.StartsWith("only", StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(update.Table[4]) ? update.Table[4..].Trim() : update.Table;
        var command = new NpgsqlBatchCommand(Query);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = string.Join('\x1f', update.Keys.Select(Fold)) });
        var (found, isComplete, isIndexed) = await AskAsync(command, reader => (reader.GetBoolean(0), reader.GetBoolean(1), reader.GetBoolean(2)), cancellationToken);
        var key = string.Join(", ", update.Keys);
        if (!found) throw BackfillRefusal.Of(place, $"there is no table {name}", "Create it in an earlier part, or correct its name.");
        if (!isComplete) throw BackfillRefusal.Of(place, $"{key} is not a NOT NULL column of {name}", "Go by the primary key: rows without a key would be left out.");
        if (!isIndexed) throw BackfillRefusal.Of(place, $"no index of {name} begins with {key}", "Go by the primary key, or create an index first: each batch would read the whole table.");
    }

    /// <summary>The planner's guess of the rows that there are.</summary>
    public async Task<long> EstimateAsync(CancellationToken cancellationToken)
    {
        var plan = await AskAsync(new NpgsqlBatchCommand($"explain (format json) select from {update.Table}"), reader => reader.GetString(0), cancellationToken);
        using var document = JsonDocument.Parse(plan!);
        return (long)document.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }

    /// <summary>The last key of the next batch and its rows; null when no row is left.</summary>
    public Task<(ValueList<string> Upper, int Rows)?> NextAsync(ValueList<string> lower, int size, CancellationToken cancellationToken) =>
        AskAsync<(ValueList<string>, int)?>(new NpgsqlBatchCommand(update.Bound(lower, size)),
            reader => (Enumerable.Range(1, update.Keys.Count).Select(reader.GetString).ToValueList(), (int)reader.GetInt64(0)), cancellationToken);

    private async Task<T?> AskAsync<T>(NpgsqlBatchCommand question, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(session) { Timeout = 0 };
        batch.BatchCommands.Add(new NpgsqlBatchCommand(QuickGuard.Begin));
        foreach (var setting in TransactionSettings.Statements(options, options.LockTimeout)) batch.BatchCommands.Add(new NpgsqlBatchCommand(setting));
        batch.BatchCommands.Add(question);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? read(reader) : default;
        }
        catch
        {
            await RunContext.RollBackAsync(session);
            throw;
        }
    }

    private static string Fold(string name) =>
        name[0] == '"' ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name.ToLowerInvariant();
}

using System.Text.Json;
using Npgsql;
using Retort.Sql;

namespace Retort.Execution.Backfills;

/// <summary>What the server says of the table of a backfill.</summary>
internal sealed class BackfillTable(NpgsqlConnection session, BatchedUpdate update)
{
    private static readonly string Query = ExecutionScript.Read("Backfills/BackfillKey.sql");

    /// <summary>Throws unless the key is never null and an index is ordered by it: each batch would read the whole table.</summary>
    public async Task CheckAsync(StatementPlace place, CancellationToken cancellationToken)
    {
        var name = update.Table.StartsWith("only", StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(update.Table[4]) ? update.Table[4..].Trim() : update.Table;
        await using var command = new NpgsqlCommand(Query, session);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = string.Join('\x1f', update.Keys.Select(Fold)) });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var key = string.Join(", ", update.Keys);
        if (!reader.GetBoolean(0)) throw BackfillRefusal.Of(place, $"there is no table {name}", "Create it in an earlier part, or correct its name.");
        if (!reader.GetBoolean(1)) throw BackfillRefusal.Of(place, $"{key} is not a NOT NULL column of {name}", "Go by the primary key: rows without a key would be left out.");
        if (!reader.GetBoolean(2)) throw BackfillRefusal.Of(place, $"no index of {name} begins with {key}", "Go by the primary key, or create an index first: each batch would read the whole table.");
    }

    /// <summary>The planner's guess of the rows that there are.</summary>
    public async Task<long> EstimateAsync(CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"explain (format json) select from {update.Table}", session);
        var plan = await command.ExecuteScalarAsync(cancellationToken);
        using var document = JsonDocument.Parse((string)plan!);
        return (long)document.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }

    /// <summary>The last key of the next batch and its rows; null when no row is left.</summary>
    public async Task<(ValueList<string> Upper, int Rows)?> NextAsync(ValueList<string> lower, int size, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(update.Bound(lower, size), session) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        return (Enumerable.Range(1, update.Keys.Count).Select(reader.GetString).ToValueList(), (int)reader.GetInt64(0));
    }

    private static string Fold(string name) =>
        name[0] == '"' ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name.ToLowerInvariant();
}

using Retort.Errors;
using Retort.Execution.Statements;
using Retort.Revisions;
using Retort.Sql;

namespace Retort.Execution.Backfills;

/// <summary>An UPDATE that can be limited to a range of its table's key, cut by the tokens of PostgreSQL's scanner.</summary>
internal sealed record BatchedUpdate
{
    /// <summary>The table as the statement writes it, with ONLY if that is said.</summary>
    public required string Table { get; init; }

    /// <summary>What the table is called inside of the statement: its alias, or its name.</summary>
    public required string Target { get; init; }

    /// <summary>The key columns in order, as they are written.</summary>
    public required ValueList<string> Keys { get; init; }

    /// <summary>The statement up to where its condition begins, without the word.</summary>
    public required string Head { get; init; }

    /// <summary>The condition; null when all rows are updated.</summary>
    public string? Condition { get; init; }

    /// <summary>RETURNING and what follows it; empty when it returns nothing.</summary>
    public string Tail { get; init; } = "";

    /// <summary>Reads the UPDATE of a backfill.</summary>
    /// <exception cref="ExecutionException">It cannot be cut into batches.</exception>
    public static BatchedUpdate Of(StatementPlace place, Backfill backfill) => new UpdateReader(place, backfill).Read();

    /// <summary>The statement for the rows whose key is above one and not above the other.</summary>
    /// <param name="lower">The last key that is done; empty in the first batch.</param>
    /// <param name="upper">The last key of the batch.</param>
    public string Text(ValueList<string> lower, ValueList<string> upper)
    {
        // The line breaks end comments that the parts may end with.
        var range = lower.Count == 0 ? $"{Key} <= {Values(upper)}" : $"{Key} > {Values(lower)} and {Key} <= {Values(upper)}";
        var condition = Condition is null ? range : $"({Condition}\n) and {range}";
        return Tail.Length == 0 ? $"{Head}\nwhere {condition}" : $"{Head}\nwhere {condition}\n{Tail}";
    }

    /// <summary>The last key of the next batch as text, column by column, and the number of its rows; no row when all are done.</summary>
    public string Bound(ValueList<string> lower, int size)
    {
        var columns = string.Join(", ", Keys);
        var above = lower.Count == 0 ? "" : $" where {Row(Keys)} > {Values(lower)}";
        return $"""
            select count(*) over (), {string.Join(", ", Keys.Select(key => $"batch.{key}::text"))}
            from (select {columns} from {Table}{above} order by {columns} limit {size}) batch
            order by {string.Join(", ", Keys.Select(key => $"batch.{key} desc"))}
            limit 1
            """;
    }

    private string Key => Row(Keys.Select(key => $"{Target}.{key}"));

    // A literal without a type takes the column's.
    private static string Values(IEnumerable<string> values) => Row(values.Select(Literal.Quote));

    private static string Row(IEnumerable<string> items) => items.ToList() is [var only] ? only : $"({string.Join(", ", items)})";
}

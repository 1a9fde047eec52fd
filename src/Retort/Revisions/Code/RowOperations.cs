using Retort.Sql;
using static Retort.Revisions.Code.RevisionOperations;

namespace Retort.Revisions.Code;

/// <summary>Operations on single rows, such as those of reference data; values are null, numbers, booleans, times, Guids, bytes, or text.</summary>
public static class RowOperations
{
    /// <summary>Changes the row of a key.</summary>
    /// <param name="op">The operations.</param>
    /// <param name="table">The table.</param>
    /// <param name="key">Columns that name the row, with their values: <c>[("code", "nl")]</c>.</param>
    /// <param name="values">Columns with their new values: <c>("name", "The Netherlands")</c>.</param>
    public static RevisionOperations UpdateRow(this RevisionOperations op, string table, IReadOnlyList<(string Column, object? Value)> key, params (string Column, object? Value)[] values) =>
        op.Sql($"update {Name(table)} set {string.Join(", ", values.Select(Assignment))} where {Condition(key)}");

    /// <summary>Deletes the row of a key: columns with their values, <c>("code", "nl")</c>.</summary>
    public static RevisionOperations DeleteRow(this RevisionOperations op, string table, params (string Column, object? Value)[] key) =>
        op.Sql($"delete from {Name(table)} where {Condition(key)}");

    private static string Condition(IReadOnlyList<(string Column, object? Value)> key) =>
        key.Count == 0 ? throw new ArgumentException("a row is named by a column or several", nameof(key))
            : string.Join(" and ", key.Select(one => one.Value is null ? $"{Identifier.Quote(one.Column)} is null" : Assignment(one)));

    private static string Assignment((string Column, object? Value) one) => $"{Identifier.Quote(one.Column)} = {ValueText.Of(one.Value)}";
}

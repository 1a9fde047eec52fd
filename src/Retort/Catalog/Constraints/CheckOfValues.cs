using Retort.Catalog.Columns;
using Retort.Sql;

namespace Retort.Catalog.Constraints;

/// <summary>A check that a column has one of some values, as a person writes it: <c>check (role in ('admin', 'viewer'))</c>.</summary>
/// <remarks>PostgreSQL prints it as <c>= any (array[...])</c>, with casts that depend on the column's type; only where that is known can it be written back.</remarks>
internal static class CheckOfValues
{
    /// <summary>The constraint with its definition for a statement; itself when it is any other.</summary>
    /// <param name="item">The constraint.</param>
    /// <param name="column">Its only column, as it is when the constraint is made.</param>
    public static Constraint Readable(Constraint item, Column? column)
    {
        if (item.Type != ConstraintType.Check || item.Columns.Count != 1 || column is null) return item;
        var (head, cast, tail) = column.Type is "text"
            ? ($"check ({column.Id.BareName} = any (array[", "::text", "]))")
            : column.Type is "varchar" or ['v', 'a', 'r', 'c', 'h', 'a', 'r', '(', ..] && !column.Type.EndsWith(']')
                ? ($"check ({column.Id.BareName}::text = any (array[", "", "]::varchar[]::text[]))")
                : ("", "", "");
        var text = item.Definition;
        if (head.Length == 0 || text.Length <= head.Length + tail.Length || !text.StartsWith(head, StringComparison.Ordinal) || !text.EndsWith(tail, StringComparison.Ordinal)) return item;
        // One value alone would be read as an equality.
        return Values(text[head.Length..^tail.Length], cast) is { Count: > 1 } values
            ? item with { Definition = $"check ({column.Id.BareName} in ({string.Join(", ", values)}))" }
            : item;
    }

    /// <summary>The strings of a list, each with the same cast, which is left out; null when it holds anything else.</summary>
    private static List<string>? Values(string list, string cast)
    {
        var values = new List<string>();
        for (var at = 0; at < list.Length;)
        {
            if (list[at] != '\'') return null;
            var end = SqlText.QuoteEnd(list, at) + 1;
            values.Add(list[at..end]);
            if (string.CompareOrdinal(list, end, cast, 0, cast.Length) != 0) return null;
            at = end + cast.Length;
            if (at == list.Length) return values;
            if (string.CompareOrdinal(list, at, ", ", 0, 2) != 0) return null;
            at += 2;
        }
        return null;
    }
}

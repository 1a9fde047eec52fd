using Retort.Catalog;
using Retort.Catalog.Rows;
using Retort.Errors;

namespace Retort.Comparison.Rows;

/// <summary>Which columns of a table are compared, and which of them tell its rows apart.</summary>
internal sealed record RowForm
{
    public required ObjectId Table { get; init; }

    public required ValueList<string> Key { get; init; }

    /// <summary>The columns as the wanted table has them. What another run would fill with another value is left to its default, save in the key.</summary>
    public required ValueList<RowColumn> Columns { get; init; }

    /// <summary>The form in which a table is compared with what it was; null: it is new.</summary>
    public static RowForm Of(TableRows? from, TableRows to)
    {
        var key = Keys(from, to).FirstOrDefault(key => key.Count > 0 && Has(to, key) && (from is null || Has(from, key)));
        // What is only inserted needs no key.
        if (key.Count == 0) key = from is null ? to.Columns.Select(column => column.Name).ToValueList() : throw WithoutKey(to.Table);
        return new()
        {
            Table = to.Table,
            Key = key,
            Columns = to.Columns.Where(column => key.Contains(column.Name) || !column.IsVolatile).ToValueList(),
        };
    }

    public static SourceException WithoutKey(ObjectId table) =>
        new("reference-without-key", $"cannot compare the rows of {table}: it has no primary key")
        {
            Detail = "Reference data is compared by the primary key.",
            Hint = "Give the table a primary key, or take it out of `referenceData` in `retort.json`.",
        };

    private static IEnumerable<ValueList<string>> Keys(TableRows? from, TableRows to) => from is null ? [to.Key] : [to.Key, from.Key];

    private static bool Has(TableRows table, ValueList<string> key) => key.All(name => table.Columns.Any(column => column.Name == name));
}

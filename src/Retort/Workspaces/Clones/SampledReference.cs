using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Workspaces.Clones;

/// <summary>A foreign key, along which a sample is completed.</summary>
internal sealed record SampledReference
{
    public required string Referencing { get; init; }

    public required string Referenced { get; init; }

    public required ValueList<string> Columns { get; init; }

    public required ValueList<string> Keys { get; init; }

    public required ValueList<string> Types { get; init; }

    /// <summary>All columns of the referenced table that COPY takes.</summary>
    public required string RowColumns { get; init; }

    public static SampledReference Of(CatalogRow row) => new()
    {
        Referencing = row.Text("referencing"),
        Referenced = row.Text("referenced"),
        Columns = row.Texts("columns"),
        Keys = row.Texts("keys"),
        Types = row.Texts("types"),
        RowColumns = row.Text("row_columns"),
    };

    /// <summary>Asks the clone for the keys that rows of it refer to and that it lacks: an array for each column; nulls when it lacks none.</summary>
    public string MissingKeys()
    {
        var selected = string.Join(", ", Columns.Select((column, index) => $"c.{column} as k{index}"));
        var given = string.Join(" and ", Columns.Select(column => $"c.{column} is not null"));
        var same = string.Join(" and ", Keys.Select((key, index) => $"p.{key} = c.{Columns[index]}"));
        var arrays = string.Join(", ", Columns.Select((_, index) => $"array_agg(k{index}::text)::text"));
        return $"select {arrays} from (select distinct {selected} from {Referencing} c where {given} and not exists (select from {Referenced} p where {same})) missing";
    }

    /// <summary>The rows of the database that have these keys.</summary>
    public string Rows(IReadOnlyList<string> keys)
    {
        var arrays = string.Join(", ", keys.Select((array, index) => $"{Literal.Quote(array)}::{Types[index]}[]"));
        return $"select {RowColumns} from {Referenced} where ({string.Join(", ", Keys)}) in (select * from unnest({arrays}))";
    }
}

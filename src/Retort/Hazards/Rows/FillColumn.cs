using Retort.Catalog.Reflection;

namespace Retort.Hazards.Rows;

/// <summary>A column that a generated row gives a value.</summary>
internal sealed record FillColumn
{
    public required uint Table { get; init; }

    public required string Schema { get; init; }

    public required string TableName { get; init; }

    public required string Name { get; init; }

    /// <summary>The type below any domain, as the catalog names it.</summary>
    public required string Type { get; init; }

    public required string FullType { get; init; }

    /// <summary>How many characters or bits it holds; null for any.</summary>
    public int? Length { get; init; }

    /// <summary>How many digits stand before the point; null for any.</summary>
    public int? Digits { get; init; }

    public required char TypeType { get; init; }

    public required char Category { get; init; }

    public bool IsNotNull { get; init; }

    public bool HasDefault { get; init; }

    /// <summary>Of an enum.</summary>
    public ValueList<string> Labels { get; init; }

    /// <summary>The checks that name it.</summary>
    public ValueList<string> Checks { get; init; }

    /// <summary>The conditions of checks that name no other column.</summary>
    public ValueList<string> OwnChecks { get; init; }

    /// <summary>The table that it refers to, its name as in SQL, and the column there; null when it refers to none.</summary>
    public (uint Table, string Name, string Column)? References { get; init; }

    public static FillColumn Of(CatalogRow row) => new()
    {
        Table = row.Oid("table"),
        Schema = row.Text("schema"),
        TableName = row.Text("table_name"),
        Name = row.Text("name"),
        Type = row.Text("type"),
        FullType = row.Text("full_type"),
        Length = row.NumberOrNull("length"),
        Digits = row.NumberOrNull("digits"),
        TypeType = row.Text("type_type")[0],
        Category = row.Text("category")[0],
        IsNotNull = row.Flag("is_not_null"),
        HasDefault = row.Flag("has_default"),
        Labels = row.Texts("labels"),
        Checks = row.Texts("checks"),
        OwnChecks = row.Texts("own_checks"),
        References = row.OidOrNull("referenced") is { } table ? (table, row.Text("referenced_name"), row.Text("referenced_column")) : null,
    };
}

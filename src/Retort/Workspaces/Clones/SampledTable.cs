using Retort.Catalog.Reflection;

namespace Retort.Workspaces.Clones;

/// <summary>A table of which some rows are taken.</summary>
internal sealed record SampledTable
{
    public required string Name { get; init; }

    /// <summary>Whether it is part of the ledger, which is taken whole.</summary>
    public bool IsLedger { get; init; }

    /// <summary>As PostgreSQL estimates them; 0 when it has never counted.</summary>
    public long Rows { get; init; }

    /// <summary>What COPY takes: all columns that are not computed.</summary>
    public required string Columns { get; init; }

    public static SampledTable Of(CatalogRow row) => new()
    {
        Name = row.Text("name"),
        IsLedger = row.Flag("is_ledger"),
        Rows = row.Long("rows"),
        Columns = row.Text("columns"),
    };

    /// <summary>The rows to take: all of a small table, else some of its pages, chosen in the same way each time.</summary>
    public string Query(int limit)
    {
        var all = $"select {Columns} from only {Name}";
        if (IsLedger) return all;
        return Rows <= limit * 2L ? First(limit) : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{all} tablesample system ({100.0 * limit / Rows:0.########}) repeatable (1)");
    }

    /// <summary>The first rows: of a table whose chosen pages were empty.</summary>
    public string First(int limit) => $"select {Columns} from only {Name} limit {limit}";
}

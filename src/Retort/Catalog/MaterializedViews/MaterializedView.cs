namespace Retort.Catalog.MaterializedViews;

/// <summary>A materialized view. Its indexes and columns are objects of their own.</summary>
public sealed record MaterializedView : DatabaseObject
{
    /// <summary>The query, as PostgreSQL prints it with keywords in lower case.</summary>
    public required string Definition { get; init; }

    /// <summary>Each column's name, type and collation, in order.</summary>
    public ValueList<string> Columns { get; init; }

    /// <summary>Storage parameters as <c>name=value</c>, those of its TOAST table as <c>toast.name=value</c>.</summary>
    public ValueList<string> Options { get; init; }

    /// <summary>The tablespace; null for the database's own.</summary>
    public string? Tablespace { get; init; }

    /// <summary>The access method; null for <c>heap</c>.</summary>
    public string? AccessMethod { get; init; }

    /// <summary>Whether it holds rows and can be read. A REFRESH changes it, so that it is no difference, but a new one is made accordingly.</summary>
    public Incidental<bool> IsPopulated { get; init; }
}

namespace Retort.Catalog.Publications;

/// <summary>A publication. Its tables and schemas are objects of their own.</summary>
public sealed record Publication : DatabaseObject
{
    /// <summary>Whether every table is in it.</summary>
    public required bool AllTables { get; init; }

    /// <summary>Whether every sequence is in it.</summary>
    public bool AllSequences { get; init; }

    /// <summary>What is published: <c>insert, update, delete, truncate</c>.</summary>
    public required string Publish { get; init; }

    /// <summary>Whether changes of a partition are published as those of the partitioned table.</summary>
    public required bool ViaRoot { get; init; }

    /// <summary>Which generated columns are published: <c>stored</c>; null for none (PostgreSQL 18 and later).</summary>
    public string? GeneratedColumns { get; init; }
}

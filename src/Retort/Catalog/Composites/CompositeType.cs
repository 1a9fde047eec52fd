namespace Retort.Catalog.Composites;

/// <summary>A composite type that stands alone (the row type of a table is part of the table).</summary>
public sealed record CompositeType : DatabaseObject
{
    /// <summary>The attributes, in their order: it is part of what the type is, for rows are written by place.</summary>
    public required ValueList<CompositeAttribute> Attributes { get; init; }
}

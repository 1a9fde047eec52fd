namespace Retort.Catalog.Composites;

/// <summary>An attribute of a composite type.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in PostgreSQL's short spelling.</param>
/// <param name="Collation">Its collation; null for the type's own.</param>
/// <param name="Comment">The text of COMMENT ON COLUMN, or null.</param>
public readonly record struct CompositeAttribute(string Name, string Type, string? Collation, string? Comment);

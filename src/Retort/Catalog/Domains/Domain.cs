namespace Retort.Catalog.Domains;

/// <summary>A domain: a type with a default and rules. Its check constraints are objects of their own, for they may need a function that needs the domain.</summary>
public sealed record Domain : DatabaseObject
{
    /// <summary>The type that it narrows, in PostgreSQL's short spelling.</summary>
    public required string BaseType { get; init; }

    /// <summary>The collation; null for the base type's own.</summary>
    public string? Collation { get; init; }

    /// <summary>The expression of the default.</summary>
    public string? Default { get; init; }

    /// <summary>Whether null is refused.</summary>
    public bool NotNull { get; init; }

    /// <summary>The name of the not-null constraint where it was chosen (PostgreSQL 17 and later keep it); else null.</summary>
    public string? NotNullName { get; init; }
}

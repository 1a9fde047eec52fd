namespace Retort.Catalog.Columns;

/// <summary>A column of a table. Its default is an object of its own, for it may need a function that needs the table.</summary>
/// <remarks>
/// Equality leaves out where the column stands, and whether it is inherited.
/// </remarks>
public sealed record Column : DatabaseObject
{
    /// <summary>The type in PostgreSQL's short spelling: <c>varchar(20)</c>, <c>timestamptz</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The type under a domain, at whatever depth, by which values are assigned to it; null for other types.</summary>
    internal Incidental<string?> DomainOf { get; init; }

    /// <summary>The collation; null for the type's own.</summary>
    public string? Collation { get; init; }

    /// <summary>Whether null is refused.</summary>
    public bool NotNull { get; init; }

    /// <summary>What PostgreSQL 18 knows of the not-null constraint beyond its being there: <c>not null no inherit</c>, <c>not null not valid</c>; else null.</summary>
    public string? NotNullConstraint { get; init; }

    /// <summary>The name that was chosen for the not-null constraint; null for PostgreSQL's own choice, which outlives renames of the column and the freeing of a partition.</summary>
    public Incidental<string?> NotNullName { get; init; }

    /// <summary><c>always</c> or <c>by default</c> for an identity column.</summary>
    public string? Identity { get; init; }

    /// <summary>The settings of the identity's sequence, in the order of <see cref="Sequences.SequenceSettings"/>.</summary>
    public Sequences.SequenceSettings? IdentitySettings { get; init; }

    /// <summary>The expression of a generated column.</summary>
    public string? Generated { get; init; }

    /// <summary>Whether a generated column is computed when read and takes no space.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>How values are stored; null for the type's own way.</summary>
    public string? Storage { get; init; }

    /// <summary>The type's own way of storing, which <see cref="Storage"/> goes back to.</summary>
    public Incidental<string> UsualStorage { get; init; }

    /// <summary>The compression method; null for the server's default.</summary>
    public string? Compression { get; init; }

    /// <summary>The statistics target; null for the server's default.</summary>
    public int? Statistics { get; init; }

    /// <summary>Options such as <c>n_distinct=5</c>.</summary>
    public ValueList<string> Options { get; init; }

    /// <summary>Options of a foreign table's column, as <c>name=value</c>.</summary>
    public ValueList<string> ServerOptions { get; init; }

    /// <summary>The owner of the table.</summary>
    public Incidental<string> TableOwner { get; init; }

    /// <summary>Whether the table has it only because a parent has; a difference in that alone is the bond's affair.</summary>
    public Incidental<bool> Inherited { get; init; }

    /// <summary>Whether the table has it only because a parent has.</summary>
    public bool IsInherited => Inherited.Value;

    /// <inheritdoc/>
    public override ObjectId? Container => new(ObjectKinds.Table, Id.Schema, Id.Table!);
}

namespace Retort.Catalog.Constraints;

/// <summary>A constraint of a table, with the index that serves it.</summary>
public sealed record Constraint : DatabaseObject
{
    /// <summary>What it demands.</summary>
    public required ConstraintType Type { get; init; }

    /// <summary>PostgreSQL's definition in lower case, without <c>not valid</c>: <c>foreign key (author_id) references authors(id)</c>.</summary>
    public required string Definition { get; init; }

    /// <summary>The columns that it is about, in its own order; empty for a check of no or of the whole row.</summary>
    public ValueList<string> Columns { get; init; }

    /// <summary>Whether the rows that exist were checked: false for NOT VALID.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>Whether its index is valid: false for one that was made on ONLY a partitioned table and that some partition lacks.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Storage parameters of its index, as <c>name=value</c>.</summary>
    public ValueList<string> Options { get; init; }

    /// <summary>The tablespace of its index; null for the database's own.</summary>
    public string? Tablespace { get; init; }

    /// <summary>Whether the table was last clustered on its index.</summary>
    public bool IsClustered { get; init; }

    /// <summary>Whether its index is the table's replica identity.</summary>
    public bool IsReplicaIdentity { get; init; }

    /// <summary>The index of the parent table that its index is a part of, as SQL writes it; null when it is none's.</summary>
    public string? ParentIndex { get; init; }

    /// <summary>Whether the table has it only because a parent has; a difference in that alone is the bond's affair.</summary>
    public Incidental<bool> Inherited { get; init; }

    /// <summary>Whether the table has it only because a parent has.</summary>
    public bool IsInherited => Inherited.Value;

    /// <inheritdoc/>
    public override ObjectId? Container => new(ObjectKinds.Table, Id.Schema, Id.Table!);

    /// <summary>Whether an index of the same name serves it.</summary>
    public bool HasIndex => Type is ConstraintType.PrimaryKey or ConstraintType.Unique or ConstraintType.Exclusion;
}

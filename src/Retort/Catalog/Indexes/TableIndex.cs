namespace Retort.Catalog.Indexes;

/// <summary>An index of a table or materialized view that serves no constraint.</summary>
public sealed record TableIndex : DatabaseObject
{
    /// <summary>Whether two rows may not be equal in it.</summary>
    public required bool IsUnique { get; init; }

    /// <summary>What PostgreSQL prints behind the table's name, in lower case and without WITH: <c>using btree (lower(email)) where (archived_at is null)</c>.</summary>
    public required string Definition { get; init; }

    /// <summary>Storage parameters, as <c>name=value</c>.</summary>
    public ValueList<string> Options { get; init; }

    /// <summary>The tablespace; null for the database's own.</summary>
    public string? Tablespace { get; init; }

    /// <summary>Whether queries can use it: false when it was built on ONLY a partitioned table, or when building it failed.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>Statistics targets of its expressions, as <c>2=500</c> for its second column.</summary>
    public ValueList<string> Statistics { get; init; }

    /// <summary>Whether the table was last clustered on it.</summary>
    public bool IsClustered { get; init; }

    /// <summary>Whether it is the table's replica identity.</summary>
    public bool IsReplicaIdentity { get; init; }

    /// <summary>The index of the parent table that it is a part of, as SQL writes it; null when it is none's.</summary>
    public string? ParentIndex { get; init; }

    /// <summary>The name that PostgreSQL chooses for it when none is given and the name is free.</summary>
    public Incidental<string> GeneratedName { get; init; }

    /// <summary>Whether the relation is a materialized view.</summary>
    public bool IsOnView { get; init; }

    /// <inheritdoc/>
    public override ObjectId? Container => new(IsOnView ? ObjectKinds.MaterializedView : ObjectKinds.Table, Id.Schema, Id.Table!);
}

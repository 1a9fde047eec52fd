namespace Retort.Catalog.Triggers;

/// <summary>A trigger of a table or view.</summary>
public sealed record Trigger : DatabaseObject
{
    /// <summary>Whether it is a constraint trigger.</summary>
    public required bool IsConstraint { get; init; }

    /// <summary>What CREATE TRIGGER says after the name, with keywords in lower case; empty for a clone, which says what its parent says.</summary>
    public required string Definition { get; init; }

    /// <summary>When it fires: <c>origin</c> (as created), <c>replica</c>, <c>always</c> or <c>disabled</c>.</summary>
    public string Enabled { get; init; } = "origin";

    /// <summary>The table or view.</summary>
    public required ObjectId Relation { get; init; }

    /// <summary>The trigger of the partitioned table whose clone it is; null when it stands by itself.</summary>
    public ObjectId? Parent { get; init; }

    /// <summary>Whether partitions have clones of it.</summary>
    public bool IsOnPartitioned { get; init; }

    /// <inheritdoc/>
    public override ObjectId? Container => Relation;
}

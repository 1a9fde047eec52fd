namespace Retort.Hazards.Measuring;

/// <summary>A constraint at one moment.</summary>
internal sealed record MeasuredConstraint
{
    public required uint Oid { get; init; }

    public required string Name { get; init; }

    /// <summary>The letter of <c>pg_constraint.contype</c>.</summary>
    public required char Type { get; init; }

    /// <summary>Its table; 0 for that of a domain.</summary>
    public uint Relation { get; init; }

    /// <summary>The table that a foreign key refers to; 0 for others.</summary>
    public uint Referenced { get; init; }

    /// <summary>Its domain; 0 for that of a table.</summary>
    public uint Domain { get; init; }

    /// <summary>The index that serves it; 0 for none.</summary>
    public uint Index { get; init; }

    /// <summary>The constraint of the partitioned table that it was made for; 0 for none.</summary>
    public uint Parent { get; init; }

    public bool IsValidated { get; init; }

    /// <summary>The numbers of its columns.</summary>
    public ValueList<int> Columns { get; init; }
}

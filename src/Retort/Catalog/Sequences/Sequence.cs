namespace Retort.Catalog.Sequences;

/// <summary>A sequence that is not an identity column's.</summary>
public sealed record Sequence : DatabaseObject
{
    /// <summary>How it counts.</summary>
    public required SequenceSettings Settings { get; init; }

    /// <summary>The column that owns it, as <c>table.column</c>; null when none does.</summary>
    public string? OwnedBy { get; init; }

    /// <summary>Whether it survives a crash: false for UNLOGGED.</summary>
    public bool IsLogged { get; init; } = true;
}

namespace Retort.Revisions;

/// <summary>One revision on the way, and what the database holds after it.</summary>
public sealed record RevisionStep
{
    /// <summary>The revision that is applied or undone.</summary>
    public required Revision Revision { get; init; }

    /// <summary>Whether it is applied; otherwise it is undone.</summary>
    public bool IsUpgrade { get; init; }

    /// <summary>The heads of the database afterwards, in ordinal order.</summary>
    public ValueList<string> HeadsAfter { get; init; }
}

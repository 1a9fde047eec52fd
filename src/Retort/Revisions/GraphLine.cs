namespace Retort.Revisions;

/// <summary>One line of a drawn graph.</summary>
public sealed record GraphLine
{
    /// <summary>The lines of descent at this height, without spaces at the end.</summary>
    public required string Lanes { get; init; }

    /// <summary>The revision that stands on this line; null where lines only part or join.</summary>
    public Revision? Revision { get; init; }

    /// <summary>What the revision is.</summary>
    public GraphMarks Marks { get; init; }
}

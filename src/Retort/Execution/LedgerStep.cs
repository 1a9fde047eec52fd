namespace Retort.Execution;

/// <summary>One row of <c>retort.step</c>: a piece of a revision that is under way outside of one transaction.</summary>
public sealed record LedgerStep
{
    /// <summary>The revision that is under way.</summary>
    public required string Revision { get; init; }

    /// <summary>Whether it is being applied; otherwise it is being undone.</summary>
    public bool IsUpgrade { get; init; }

    /// <summary>The part of the script, from 0.</summary>
    public int Part { get; init; }

    /// <summary>The statement of the part, from 0; -1 for a part that is one transaction.</summary>
    public int Statement { get; init; }

    /// <summary>A hash of what was sent.</summary>
    public required string Hash { get; init; }

    /// <summary>Whether it is known to be done; otherwise it was sent and nobody saw how it ended.</summary>
    public bool IsFinished { get; init; }
}

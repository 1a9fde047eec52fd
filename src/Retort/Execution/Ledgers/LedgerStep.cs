namespace Retort.Execution.Ledgers;

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

    /// <summary>The table and the key of a backfill, such as <c>users by id</c>; null for every other statement.</summary>
    public string? Backfill { get; init; }

    /// <summary>The last key that a backfill is done with, column by column; empty before its first batch.</summary>
    public ValueList<string> Reached { get; init; }

    /// <summary>The rows that the batches of a backfill have looked at.</summary>
    public long Visited { get; init; }
}

namespace Retort.Execution.Events;

/// <summary>A revision that stopped on the way goes on.</summary>
public sealed record RevisionResumed : RunEvent
{
    /// <summary>The revision.</summary>
    public required string Revision { get; init; }

    /// <summary>The statement it goes on with, from 1; one more than there are when only the record was missing.</summary>
    public required int Statement { get; init; }
}

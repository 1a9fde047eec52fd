namespace Retort.Execution.Events;

/// <summary>Another run did this revision first.</summary>
public sealed record RevisionSkipped : RunEvent
{
    /// <summary>The revision.</summary>
    public required string Revision { get; init; }
}

namespace Retort.Execution.Events;

/// <summary>A revision is about to be sent.</summary>
public sealed record RevisionStarted : RunEvent
{
    /// <summary>The revision.</summary>
    public required string Revision { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>Applied or undone.</summary>
    public required RunDirection Direction { get; init; }

    /// <summary>Its place in the plan, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The number of revisions in the plan.</summary>
    public required int Total { get; init; }
}

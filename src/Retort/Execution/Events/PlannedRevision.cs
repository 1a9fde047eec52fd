namespace Retort.Execution.Events;

/// <summary>One step of a plan.</summary>
public sealed record PlannedRevision
{
    /// <summary>The revision.</summary>
    public required string Id { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Message { get; init; }

    /// <summary>Such as upgrade or stamp.</summary>
    public required RunDirection Direction { get; init; }

    /// <summary>The number of its statements in this direction.</summary>
    public int Statements { get; init; }
}

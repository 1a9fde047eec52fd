namespace Retort.Execution.Events;

/// <summary>A statement outside of transactions is done.</summary>
public sealed record StatementFinished : RunEvent
{
    /// <summary>The revision.</summary>
    public required string Revision { get; init; }

    /// <summary>The statement, from 1.</summary>
    public required int Statement { get; init; }

    /// <summary>The number of the script's statements.</summary>
    public required int Total { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }
}

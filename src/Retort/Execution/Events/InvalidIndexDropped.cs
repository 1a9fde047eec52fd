namespace Retort.Execution.Events;

/// <summary>An index that a failed CREATE INDEX CONCURRENTLY left behind was dropped, to be built again.</summary>
public sealed record InvalidIndexDropped : RunEvent
{
    /// <summary>The revision that builds it.</summary>
    public required string Revision { get; init; }

    /// <summary>The index, with its schema.</summary>
    public required string Index { get; init; }
}

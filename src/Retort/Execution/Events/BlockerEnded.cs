using Retort.Execution.Waiting;

namespace Retort.Execution.Events;

/// <summary>A session that idled in a transaction and was in the way has been ended, as was asked for.</summary>
public sealed record BlockerEnded : RunEvent
{
    /// <summary>The revision that waited.</summary>
    public required string Revision { get; init; }

    /// <summary>The session that is no more.</summary>
    public required Blocker Blocker { get; init; }

    /// <summary>How long it had idled.</summary>
    public required TimeSpan Idle { get; init; }
}

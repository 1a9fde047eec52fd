using Retort.Execution.Waiting;

namespace Retort.Execution.Events;

/// <summary>A statement waits for locks that others hold.</summary>
public sealed record LockWaiting : RunEvent
{
    /// <summary>The revision that waits.</summary>
    public required string Revision { get; init; }

    /// <summary>How long it has waited by now.</summary>
    public required TimeSpan Waited { get; init; }

    /// <summary>Who holds the locks.</summary>
    public required ValueList<Blocker> Blockers { get; init; }
}

using Retort.Execution.Waiting;

namespace Retort.Execution.Events;

/// <summary>Another run works on this database; this one waits for it.</summary>
public sealed record RunWaiting : RunEvent
{
    /// <summary>The session of the other run; null when it cannot be seen.</summary>
    public Blocker? Holder { get; init; }

    /// <summary>How long this run has waited by now.</summary>
    public required TimeSpan Waited { get; init; }
}

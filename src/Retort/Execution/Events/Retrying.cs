using Retort.Execution.Waiting;

namespace Retort.Execution.Events;

/// <summary>An attempt was rolled back; after a pause there is another.</summary>
public sealed record Retrying : RunEvent
{
    /// <summary>The revision; null while connecting.</summary>
    public string? Revision { get; init; }

    /// <summary>The attempt that failed, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The number of attempts.</summary>
    public required int Attempts { get; init; }

    /// <summary>The pause.</summary>
    public required TimeSpan Delay { get; init; }

    /// <summary>Why it failed, in one line.</summary>
    public required string Reason { get; init; }

    /// <summary>Who held the locks, as far as could be seen.</summary>
    public ValueList<Blocker> Blockers { get; init; }
}

namespace Retort.Execution.Events;

/// <summary>Something that happened in a run: one of the records of this folder, and nothing else.</summary>
public abstract record RunEvent
{
    private protected RunEvent() { }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }
}

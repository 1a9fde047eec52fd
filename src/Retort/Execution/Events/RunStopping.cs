namespace Retort.Execution.Events;

/// <summary>The run was told to stop, and does so at the next safe point.</summary>
public sealed record RunStopping : RunEvent
{
    /// <summary>How long the statement that runs may go on before it is cancelled.</summary>
    public required TimeSpan Grace { get; init; }
}

namespace Retort.Execution.Events;

/// <summary>The schema <c>retort</c> was made or brought forward.</summary>
public sealed record LedgerCreated : RunEvent
{
    /// <summary>The version of its tables now.</summary>
    public required int Version { get; init; }
}

namespace Retort.Execution.Waiting;

/// <summary>A session with the locks on tables that it holds or waits for.</summary>
public sealed record SessionLocks
{
    /// <summary>The session and what it holds.</summary>
    public required Blocker Session { get; init; }

    /// <summary>The lock that it waits for; null when it does not wait for a table.</summary>
    public string? Wants { get; init; }

    /// <summary>The server processes that keep it waiting.</summary>
    public ValueList<int> WaitsFor { get; init; }
}

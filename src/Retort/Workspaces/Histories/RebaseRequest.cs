namespace Retort.Workspaces.Histories;

/// <summary>What <c>rebase</c> was asked for.</summary>
internal sealed record RebaseRequest
{
    /// <summary>What my revisions shall build on; null is the head of the main branch.</summary>
    public string? Onto { get; init; }

    /// <summary>Take a database on this machine that has applied them along: down before, up afterwards.</summary>
    public bool Move { get; init; }

    /// <summary>Only plan and prove.</summary>
    public bool IsDryRun { get; init; }
}

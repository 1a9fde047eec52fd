namespace Retort.Workspaces.Runs;

/// <summary>What <c>fleet upgrade</c> was asked for.</summary>
internal sealed record FleetRequest
{
    /// <summary>Where each database is to go.</summary>
    public required string Target { get; init; }

    /// <summary>How many are under way at one time.</summary>
    public int Jobs { get; init; } = 4;

    /// <summary>Only plan.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Go on with other databases after one has failed.</summary>
    public bool KeepsGoing { get; init; }

    /// <summary>Hears of each database that is done: how many are, how many there are, and how it went.</summary>
    public Action<int, int, FleetEntry>? Observer { get; init; }
}

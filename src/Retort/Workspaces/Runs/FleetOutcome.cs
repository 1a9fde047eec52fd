namespace Retort.Workspaces.Runs;

/// <summary>How it went with one database of a fleet.</summary>
internal enum FleetOutcome
{
    /// <summary>Everything was applied.</summary>
    Upgraded,

    /// <summary>Something would be applied.</summary>
    Pending,

    /// <summary>There was nothing to do.</summary>
    UpToDate,

    /// <summary>It stopped.</summary>
    Failed,

    /// <summary>It was not begun, because another had failed.</summary>
    NotStarted,

    /// <summary>It is optional and could not be reached.</summary>
    Skipped,
}

namespace Retort.Workspaces.Levels;

/// <summary>What a teardown removed.</summary>
internal sealed record TeardownReport
{
    /// <summary>The databases that were dropped.</summary>
    public ValueList<Destruction> Dropped { get; init; }

    /// <summary>The copies that were dropped with them.</summary>
    public ValueList<TeardownCopy> Copies { get; init; }

    /// <summary>Whether the local server is gone, with its data.</summary>
    public bool ServerRemoved { get; init; }

    /// <summary>The servers that are gone, one for each major version, with what was on them.</summary>
    public ValueList<TeardownServer> Servers { get; init; }

    /// <summary>The folder that was removed; null when none was.</summary>
    public string? Folder { get; init; }

    /// <summary>The folder of backups that stays; null when there is none.</summary>
    public string? KeptBackups { get; init; }

    public double Milliseconds { get; init; }
}

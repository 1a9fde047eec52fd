namespace Retort.Workspaces.ServerUpgrades;

/// <summary>An upgrade of the local server that was made and proved.</summary>
internal sealed record ServerUpgradeReport
{
    /// <summary>The major version that had the databases.</summary>
    public required int From { get; init; }

    /// <summary>The major version that has them now.</summary>
    public required int To { get; init; }

    /// <summary>What came along.</summary>
    public ValueList<UpgradedDatabase> Databases { get; init; }

    /// <summary>Tables of the server's own database "postgres", which stays where it is.</summary>
    public int LeftTables { get; init; }

    /// <summary>Where the old data is; null when it was removed.</summary>
    public string? OldData { get; init; }

    public double Milliseconds { get; init; }
}

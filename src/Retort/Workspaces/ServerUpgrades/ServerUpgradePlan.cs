using Retort.Server;

namespace Retort.Workspaces.ServerUpgrades;

/// <summary>What an upgrade of the local server from one major version to another brings along.</summary>
internal sealed record ServerUpgradePlan
{
    /// <summary>The major version that has the databases.</summary>
    public required int From { get; init; }

    /// <summary>The major version that gets them.</summary>
    public required int To { get; init; }

    /// <summary>The databases that come along.</summary>
    public ValueList<LocalDatabase> Databases { get; init; }

    /// <summary>Those that the newer server has already, and that would give way.</summary>
    public ValueList<LocalDatabase> Replaced { get; init; }
}

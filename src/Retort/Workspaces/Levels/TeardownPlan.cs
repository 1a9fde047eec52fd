using Retort.Server;
using Retort.Server.Compose;

namespace Retort.Workspaces.Levels;

/// <summary>What a teardown removes.</summary>
internal sealed record TeardownPlan
{
    /// <summary>The databases of the workspace.</summary>
    public ValueList<Destruction> Databases { get; init; }

    /// <summary>Databases of other branches, and snapshots: what was copied of those, on servers that stay.</summary>
    public ValueList<TeardownCopy> Copies { get; init; }

    /// <summary>The local server that is used; null when it stays, or was never made.</summary>
    public LocalServerStatus? Server { get; init; }

    /// <summary>The local servers of all versions with everything on them; empty when they stay, or were never made.</summary>
    public ValueList<TeardownServer> Servers { get; init; }

    /// <summary>What goes of the container that stands for the local server, and what stays; null where that is no container.</summary>
    public ComposeParts? Parts { get; init; }

    /// <summary>The folder of what the workspace keeps for itself; null when it stays. Backups in it stay anyway.</summary>
    public TeardownFolder? Folder { get; init; }
}

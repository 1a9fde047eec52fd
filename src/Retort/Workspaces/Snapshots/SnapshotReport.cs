using Retort.Server.Copies;

namespace Retort.Workspaces.Snapshots;

/// <summary>A copy of a database that was put aside.</summary>
internal sealed record SnapshotReport
{
    /// <summary>The name of the database in the workspace.</summary>
    public required string Database { get; init; }

    /// <summary>The name under which it was saved.</summary>
    public required string Snapshot { get; init; }

    /// <summary>The server's name of it, such as <c>app@before-merge</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its bytes; null where that cannot be known.</summary>
    public long? Size { get; init; }

    /// <summary>When it was saved.</summary>
    public DateTimeOffset? Made { get; init; }

    /// <summary>The git commit that was checked out then.</summary>
    public string? Commit { get; init; }

    /// <summary>How it was copied, when it just was.</summary>
    public CopyReport? Copy { get; init; }
}

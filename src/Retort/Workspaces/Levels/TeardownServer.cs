namespace Retort.Workspaces.Levels;

/// <summary>A local server that a teardown removes: one of possibly several major versions, each with databases of its own.</summary>
internal sealed record TeardownServer
{
    /// <summary>The full version, or the major one where it could not be started.</summary>
    public required string Version { get; init; }

    /// <summary>The folder of its data; null where it is a container.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The container that it is, in words.</summary>
    public string? Container { get; init; }

    /// <summary>The bytes of its databases, or of its folder where those are not known.</summary>
    public long? Size { get; init; }

    /// <summary>All that is on it.</summary>
    public ValueList<TeardownDatabase> Databases { get; init; }

    /// <summary>Why nobody knows what is on it; null when that is known.</summary>
    public string? Unread { get; init; }
}

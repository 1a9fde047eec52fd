namespace Retort.Workspaces.Branches;

/// <summary>How the database of a branch is to be made.</summary>
internal sealed record BranchRequest
{
    /// <summary>The branch to copy; null takes the one that git says it came from.</summary>
    public string? From { get; init; }

    /// <summary>Begin with an empty database.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Cut the connections that are in the way.</summary>
    public bool Force { get; init; }
}

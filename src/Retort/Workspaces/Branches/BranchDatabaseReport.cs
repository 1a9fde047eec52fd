namespace Retort.Workspaces.Branches;

/// <summary>The database of one git branch.</summary>
internal sealed record BranchDatabaseReport
{
    /// <summary>The branch, or <c>commit 3f2a91c4</c>; null for the plain database where no default branch is known.</summary>
    public string? Branch { get; init; }

    /// <summary>The name of the database.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is the one of what is checked out here.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Whether it keeps the plain name.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether git still has the branch, or has the commit checked out somewhere.</summary>
    public bool IsInGit { get; init; }

    /// <summary>Its bytes; null where that cannot be known, and before it is made.</summary>
    public long? Size { get; init; }

    /// <summary>The database that it was copied from.</summary>
    public string? From { get; init; }

    /// <summary>When it was made; null before that, and for the plain one.</summary>
    public DateTimeOffset? Made { get; init; }

    /// <summary>When it was used last, to the hour; null for the plain one.</summary>
    public DateTimeOffset? Used { get; init; }

    /// <summary>The databases that were saved of it; they go with it.</summary>
    public ValueList<string> Snapshots { get; init; }

    /// <summary>The heads that its ledger records; null when it was not asked.</summary>
    public ValueList<string>? Heads { get; init; }

    /// <summary>Revisions in it that this checkout does not have.</summary>
    public int? Ahead { get; init; }

    /// <summary>Revisions of this checkout that it does not have.</summary>
    public int? Behind { get; init; }
}

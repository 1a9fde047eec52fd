namespace Retort.Configuration;

/// <summary>The git branch whose database is meant.</summary>
public sealed record DatabaseBranch
{
    /// <summary>The branch; null when a commit alone is checked out.</summary>
    public string? Name { get; init; }

    /// <summary>The commit, when it alone is checked out.</summary>
    public string? Commit { get; init; }

    /// <summary>The name that the address says, which is the default branch's database.</summary>
    public required string PlainDatabase { get; init; }

    /// <summary>The repository's default branch; null when that cannot be known.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary>Whether this is the default branch, which uses the plain name.</summary>
    public bool IsDefault => Name is not null && Name == DefaultBranch;

    /// <summary>The branch, or the first digits of the commit.</summary>
    public string Title => Name ?? $"commit {Commit![..Math.Min(10, Commit!.Length)]}";

    /// <summary>The name of its database: at most 63 bytes, without characters that need quotes unless the plain name has some.</summary>
    public string Database => IsDefault ? PlainDatabase : Name is { } name ? BranchName.Of(PlainDatabase, name) : BranchName.OfCommit(PlainDatabase, Commit!);

    /// <summary>The name of another branch's database.</summary>
    public string DatabaseOf(string branch) => branch == DefaultBranch ? PlainDatabase : BranchName.Of(PlainDatabase, branch);
}

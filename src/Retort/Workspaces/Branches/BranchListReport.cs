namespace Retort.Workspaces.Branches;

/// <summary>The branches of one database of the workspace.</summary>
internal sealed record BranchListReport
{
    public required string Database { get; init; }

    /// <summary>The default branch's first, then by name.</summary>
    public ValueList<BranchDatabaseReport> Branches { get; init; }

    /// <summary>Why it was left out; only an optional one is.</summary>
    public string? Skipped { get; init; }
}

namespace Retort.Workspaces.Checks;

/// <summary>What is wrong with one database and its revisions; nothing when the list is empty.</summary>
internal sealed record CheckReport
{
    public required string Database { get; init; }

    public ValueList<CheckFinding> Findings { get; init; }

    /// <summary>The branch that the revisions were compared with; null where git knows none.</summary>
    public string? MainBranch { get; init; }

    /// <summary>Why the database was left out; only an optional one is.</summary>
    public string? Skipped { get; init; }
}

namespace Retort.Workspaces.Reports;

/// <summary>A database of the local server, and what it is for.</summary>
internal sealed record ServerDatabaseReport
{
    public required string Name { get; init; }

    public long Size { get; init; }

    /// <summary>The database of the workspace that it is, or whose branch or snapshot it is; null when the workspace does not know it.</summary>
    public string? Database { get; init; }

    /// <summary>The git branch whose it is.</summary>
    public string? Branch { get; init; }

    /// <summary>The name under which it was saved.</summary>
    public string? Snapshot { get; init; }

    /// <summary>The heads that its ledger records; null where it has none, or nobody may look.</summary>
    public ValueList<string>? Heads { get; init; }

    /// <summary>When it was used last, to the hour, where that is written down.</summary>
    public DateTimeOffset? Used { get; init; }
}

namespace Retort.Workspaces.Reports;

/// <summary>One revision with its scripts.</summary>
internal sealed record RevisionReport
{
    public required string Database { get; init; }

    public required RevisionSummary Revision { get; init; }

    /// <summary>Hash of its statements and directives.</summary>
    public required string Checksum { get; init; }

    /// <summary>The upgrade section, as written.</summary>
    public required string Upgrade { get; init; }

    /// <summary>The downgrade section, as written; null when it cannot be undone.</summary>
    public string? Downgrade { get; init; }
}

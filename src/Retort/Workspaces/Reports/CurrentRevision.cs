namespace Retort.Workspaces.Reports;

/// <summary>A revision that a database is at.</summary>
internal sealed record CurrentRevision
{
    public required string Id { get; init; }

    public required string Message { get; init; }

    /// <summary>Nothing in the files builds on it.</summary>
    public bool IsHead { get; init; }

    /// <summary>The files have it too.</summary>
    public bool IsKnown { get; init; }

    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>The role that applied it.</summary>
    public string? AppliedBy { get; init; }
}

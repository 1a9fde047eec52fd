namespace Retort.Workspaces.Runs;

/// <summary>One revision that was, or would be, applied or undone.</summary>
internal sealed record MigrationStep
{
    public required string Revision { get; init; }

    public required string Message { get; init; }

    /// <summary>Whether it is applied; otherwise it is undone.</summary>
    public bool IsUpgrade { get; init; }

    /// <summary>Whether it happened; not in a dry run, nor behind a failure.</summary>
    public bool IsDone { get; init; }

    /// <summary>How long it took; null when it did not happen.</summary>
    public double? Milliseconds { get; init; }

    /// <summary>Rows that its statements wrote.</summary>
    public long Rows { get; init; }
}

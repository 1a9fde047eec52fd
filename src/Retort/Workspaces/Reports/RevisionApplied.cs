using Retort.Execution.Ledgers;

namespace Retort.Workspaces.Reports;

/// <summary>Who brought a revision into a database, when, and how long it took.</summary>
internal sealed record RevisionApplied
{
    public required DateTimeOffset At { get; init; }

    /// <summary>The role.</summary>
    public required string By { get; init; }

    /// <summary>The program and version.</summary>
    public required string Tool { get; init; }

    public double Milliseconds { get; init; }

    /// <summary>Recorded without running it.</summary>
    public bool IsStamped { get; init; }

    public static RevisionApplied Of(AppliedRevision row) => new()
    {
        At = row.AppliedAt,
        By = row.AppliedBy,
        Tool = row.Tool,
        Milliseconds = Math.Round(row.Duration.TotalMilliseconds, 1),
        IsStamped = row.Stamped,
    };
}

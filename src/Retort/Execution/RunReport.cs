using Retort.Execution.Events;
using Retort.Execution.Waiting;

namespace Retort.Execution;

/// <summary>A run in one value, folded from its events.</summary>
public sealed record RunReport
{
    /// <summary>The database; empty when the run never got so far.</summary>
    public string Database { get; init; } = "";

    /// <summary>The heads before.</summary>
    public ValueList<string> From { get; init; }

    /// <summary>The heads after; in a dry run, what they would be.</summary>
    public ValueList<string> To { get; init; }

    /// <summary>The plan.</summary>
    public ValueList<PlannedRevision> Plan { get; init; }

    /// <summary>What was done, in order.</summary>
    public ValueList<RevisionFinished> Finished { get; init; }

    /// <summary>Revisions that another run did first.</summary>
    public ValueList<string> Skipped { get; init; }

    /// <summary>The number of attempts that were rolled back and repeated.</summary>
    public int Retries { get; init; }

    /// <summary>Sessions that were ended because they idled in a transaction and were in the way.</summary>
    public ValueList<Blocker> Ended { get; init; }

    /// <summary>Where the backup lies that was taken first; null when there is none.</summary>
    public string? Backup { get; init; }

    /// <summary>How it ended.</summary>
    public RunOutcome Outcome { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The error in one line; null when there is none.</summary>
    public string? Error { get; init; }

    /// <summary>The report of a run's events, in their order.</summary>
    public static RunReport Fold(IEnumerable<RunEvent> events) => events.Aggregate(new RunReport(), (report, next) => report.With(next));

    private RunReport With(RunEvent next) => next switch
    {
        RunStarted started => this with { Database = started.Database, From = started.From, To = started.IsDryRun ? started.To : started.From, Plan = started.Plan },
        RevisionFinished finished => this with { Finished = [.. Finished, finished], To = finished.Heads },
        RevisionSkipped skipped => this with { Skipped = [.. Skipped, skipped.Revision] },
        BlockerEnded ended => this with { Ended = [.. Ended, ended.Blocker] },
        BackupTaken backup => this with { Backup = backup.Path },
        Retrying => this with { Retries = Retries + 1 },
        RunFinished end => this with { Outcome = end.Outcome, Duration = end.Duration, Error = end.Error, To = end.Heads ?? To },
        _ => this,
    };
}

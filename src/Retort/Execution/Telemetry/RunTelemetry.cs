using System.Diagnostics;
using Npgsql;
using Retort.Execution.Events;

namespace Retort.Execution.Telemetry;

/// <summary>Turns the events of one run into spans and measurements.</summary>
/// <remarks>A span of a revision is the parent of whatever its own frame of the run starts meanwhile, such as the spans of statements and those of the driver.</remarks>
internal sealed class RunTelemetry
{
    private readonly Dictionary<string, Activity> revisions = new(StringComparer.Ordinal);
    private Activity? run;
    private TimeSpan waited;

    /// <summary>Begins the span of the run.</summary>
    public void Begin(NpgsqlConnectionStringBuilder settings)
    {
        run = RetortTelemetry.Source.StartActivity("retort.run");
        if (run is not null) StatementSpan.Describe(run, settings);
    }

    public void Observe(RunEvent next)
    {
        // A wait is told of again and again while it lasts; it is over when anything else happens.
        if (next is LockWaiting waiting) waited = waiting.Waited;
        else if (next is not (BlockerEnded or RunStopping)) EndWait();
        switch (next)
        {
            case RunStarted started: Start(started); break;
            case RevisionStarted started: Start(started); break;
            case RevisionFinished finished: Finish(finished); break;
            case Retrying retrying: Retry(retrying); break;
            case RunFinished finished: Finish(finished); break;
        }
    }

    private void EndWait()
    {
        if (waited > TimeSpan.Zero) RunMeters.LockWait.Record(waited.TotalSeconds);
        waited = TimeSpan.Zero;
    }

    private void Start(RunStarted started)
    {
        run?.SetTag("retort.from", string.Join(',', started.From)).SetTag("retort.to", string.Join(',', started.To)).SetTag("retort.revisions", started.Plan.Count);
    }

    private void Start(RevisionStarted started)
    {
        var parent = run?.Context ?? default;
        if (RetortTelemetry.Source.StartActivity("retort.revision", ActivityKind.Internal, parent) is not { } span) return;
        span.SetTag("retort.revision", started.Revision).SetTag("retort.message", started.Message).SetTag("retort.direction", Word(started.Direction));
        revisions[started.Revision] = span;
    }

    private void Finish(RevisionFinished finished)
    {
        var direction = RunMeters.Tag("retort.direction", Word(finished.Direction));
        RunMeters.Revisions.Add(1, direction);
        RunMeters.RevisionDuration.Record(finished.Duration.TotalSeconds, direction);
        if (!revisions.Remove(finished.Revision, out var span)) return;
        span.SetTag("retort.rows", finished.Rows);
        span.Dispose();
    }

    private void Retry(Retrying retrying)
    {
        RunMeters.Retries.Add(1);
        var span = retrying.Revision is { } id ? revisions.GetValueOrDefault(id, run!) : run;
        span?.AddEvent(new ActivityEvent("retort.retry", tags: new ActivityTagsCollection { ["retort.attempt"] = retrying.Attempt, ["retort.reason"] = retrying.Reason }));
    }

    private void Finish(RunFinished finished)
    {
        foreach (var left in revisions.Values) End(left, finished);
        revisions.Clear();
        if (run is not null) End(run.SetTag("retort.outcome", Word(finished.Outcome)), finished);
        run = null;
        var outcome = RunMeters.Tag("retort.outcome", Word(finished.Outcome));
        if (finished.Code is { } code) RunMeters.RunDuration.Record(finished.Duration.TotalSeconds, outcome, RunMeters.Tag("error.type", code));
        else RunMeters.RunDuration.Record(finished.Duration.TotalSeconds, outcome);
    }

    private static void End(Activity span, RunFinished finished)
    {
        if (finished.Code is { } code) span.SetStatus(ActivityStatusCode.Error, finished.Error).SetTag("error.type", code);
        span.Dispose();
    }

    private static string Word(RunDirection direction) => direction.ToString().ToLowerInvariant();

    private static string Word(RunOutcome outcome) => outcome switch
    {
        RunOutcome.NothingToDo => "nothing_to_do",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}

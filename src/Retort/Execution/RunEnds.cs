using Npgsql;
using Retort.Errors;
using Retort.Execution.Events;
using Retort.Execution.Failures;

namespace Retort.Execution;

/// <summary>How a run begins and ends, as events.</summary>
internal sealed class RunEnds(RunContext context)
{
    private readonly long began = context.Options.Time.GetTimestamp();

    public static RunStarted Started(RunContext context, IReadOnlyList<RevisionWork> works) => new()
    {
        Database = context.State!.Facts.Database,
        Role = context.State.Facts.Role,
        From = context.State.Heads,
        To = works.Count == 0 ? context.State.Heads : works[^1].HeadsAfter,
        IsDryRun = context.Options.DryRun,
        Plan = works.Select(work => new PlannedRevision
        {
            Id = work.Id,
            Message = work.Revision.Message,
            Direction = work.Direction,
            Statements = work.StatementCount,
        }).ToValueList(),
    };

    public void Finished(RunOutcome outcome) => context.Events.Publish(new RunFinished { Outcome = outcome, Duration = Elapsed });

    public void Failed(RetortException error) => context.Events.Publish(new RunFinished
    {
        Outcome = error.Code == "interrupted" ? RunOutcome.Interrupted : RunOutcome.Failed,
        Heads = context.State?.Heads,
        Duration = Elapsed,
        Error = error.Message,
        Code = error.Code,
    });

    public Task<RetortException> ExplainAsync(Exception failure) => failure switch
    {
        RetortException error => Task.FromResult(error),
        StatementFailure statement => new FailureReport(context).ExplainAsync(statement),
        OperationCanceledException cancelled => new FailureReport(context).InterruptedAsync(cancelled),
        PostgresException refusal => new FailureReport(context).ExplainAsync(new StatementFailure(null, null, refusal)),
        _ => new FailureReport(context).LostAsync(failure),
    };

    private TimeSpan Elapsed => context.Options.Time.GetElapsedTime(began);
}

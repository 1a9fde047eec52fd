using Retort.Errors;
using Retort.Execution.Events;
using Retort.Execution.Failures;
using Retort.Execution.Ledgers;
using Retort.Execution.Waiting;

namespace Retort.Execution;

/// <summary>Works through a plan until the ledger says that all of it is done, by this run or by another.</summary>
internal sealed class RunLoop(RunContext context, IReadOnlyList<RevisionWork> plan)
{
    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private RevisionWork? current;
    private int conflicts;
    private int losses;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (Pending() is { Count: > 0 } pending)
        {
            try
            {
                await RunAsync(pending, cancellationToken);
            }
            catch (LedgerConflict conflict)
            {
                await MeetAsync(conflict, cancellationToken);
            }
            catch (Exception failure) when (IsLoss(failure) && ++losses < context.Retry.Attempts)
            {
                await context.PauseAsync(current, losses, failure is ServerException ? failure.Message : "the connection was lost", []);
                await ReadAgainAsync(cancellationToken);
                NoteLastCommit();
            }

            NoteOthers();
        }
    }

    private List<RevisionWork> Pending() => [.. plan.Where(work => !done.Contains(work.Id) && !work.IsDone(context.State!))];

    private async Task RunAsync(List<RevisionWork> pending, CancellationToken cancellationToken)
    {
        if (context.Options.SingleTransaction)
        {
            current = pending[0];
            await new TransactionRun(context).RunAsync(pending, cancellationToken);
            done.UnionWith(pending.Select(work => work.Id));
            return;
        }

        foreach (var work in pending)
        {
            context.Stop.ThrowIfAsked();
            current = work;
            if (work.IsWhole) await new TransactionRun(context).RunAsync([work], cancellationToken);
            else await new PartsRun(context, work).RunAsync(cancellationToken);
            done.Add(work.Id);
            losses = 0;
        }
    }

    private async Task MeetAsync(LedgerConflict conflict, CancellationToken cancellationToken)
    {
        if (conflict.IsBusy) await new OtherRunWait(context).WaitAsync(context.Stop.Asked);
        var before = context.State!.Applied.Count;
        await context.ReadAsync(cancellationToken);
        // Busy and then free again is the ordinary case; a ledger that stays as it is and still does not fit is not.
        if (conflict.IsBusy || context.State.Applied.Count != before) conflicts = 0;
        else if (++conflicts > 3) throw Unfit(conflict);
    }

    private ExecutionException Unfit(LedgerConflict conflict) => new("ledger-changed", $"the ledger changed under the plan: {conflict.Message}")
    {
        State = $"The database is {context.State!.Position}.",
        Hint = "Somebody moves this database the other way at the same time: run `retort current`, then decide.",
    };

    // The server could be had when the run began: that another session cannot be opened now is a loss too.
    // The server's own shutdown of this session was somebody's decision: that one is reported, not repeated.
    private static bool IsLoss(Exception failure) =>
        (failure is ServerException || failure is not (StatementFailure or OperationCanceledException or RetortException)) && ConnectionFailure.IsLoss(failure);

    // After a loss the server may be on its way up again: that is worth the same attempts.
    private async Task ReadAgainAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await context.ReadAsync(cancellationToken);
                return;
            }
            catch (Exception failure) when (ConnectionFailure.IsLoss(failure) && ++losses < context.Retry.Attempts)
            {
                await context.PauseAsync(current, losses, failure.Message, []);
            }
        }
    }

    // The commit came through and only the answer to it was lost.
    private void NoteLastCommit()
    {
        if (current is not { } work || done.Contains(work.Id) || !work.IsDone(context.State!)) return;
        context.Events.Publish(TransactionRun.Finished(work, TimeSpan.Zero, 0));
        done.Add(work.Id);
    }

    private void NoteOthers()
    {
        foreach (var work in plan.Where(work => !done.Contains(work.Id) && work.IsDone(context.State!)))
        {
            context.Events.Publish(new RevisionSkipped { Revision = work.Id });
            done.Add(work.Id);
        }
    }
}

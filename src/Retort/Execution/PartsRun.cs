using System.Diagnostics;
using Npgsql;
using Retort.Execution.Backfills;
using Retort.Execution.Events;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Execution.Waiting;

namespace Retort.Execution;

/// <summary>A revision that does not fit into one transaction: part after part, under a hold that lasts from the first to the last.</summary>
/// <remarks>What is done is in <c>retort.step</c>; whoever comes next goes on there.</remarks>
internal sealed class PartsRun(RunContext context, RevisionWork work)
{
    private readonly RunOptions options = context.Options;
    private long rows;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var hold = await RunHold.TakeAsync(context, work, cancellationToken);
        var progress = new StepProgress(work, await Ledger.ReadAsync(hold.Session, cancellationToken));
        var began = Stopwatch.GetTimestamp();
        context.Events.Publish(TransactionRun.Started(work));
        if (progress.IsResumed) context.Events.Publish(new RevisionResumed { Revision = work.Id, Statement = progress.Next });
        for (var part = 0; part < work.Script.Parts.Count; part++)
        {
            context.Stop.ThrowIfAsked();
            await RunAsync(hold, part, progress, cancellationToken);
        }

        if (!work.Script.Parts[^1].Transactional)
            await SendAsync(hold, hold.LastTransaction(options.LockTimeout, [], LedgerWrite.Done(work, options.Tool)), cancellationToken);
        hold.Release();
        context.Events.Publish(TransactionRun.Finished(work, Stopwatch.GetElapsedTime(began), rows));
    }

    private Task RunAsync(RunHold hold, int part, StepProgress progress, CancellationToken cancellationToken) =>
        work.Script.Parts[part].Transactional
            ? RunTransactionAsync(hold, part, progress, cancellationToken)
            : RunAloneAsync(hold, part, progress, cancellationToken);

    private async Task RunTransactionAsync(RunHold hold, int part, StepProgress progress, CancellationToken cancellationToken)
    {
        var hash = StatementHash.Of(work.Script.Parts[part]);
        if (progress.IsFinished(part, -1, hash)) return;
        var timeout = work.Script.Parts[part].LockTimeout ?? options.LockTimeout;
        var batch = part == work.Script.Parts.Count - 1
            ? hold.LastTransaction(timeout, work.Places(part), LedgerWrite.Done(work, options.Tool))
            : hold.Transaction(timeout, work.Places(part), [LedgerWrite.StepStarted(work, part, -1, hash), LedgerWrite.StepFinished(work, part, -1)]);
        await SendAsync(hold, batch, cancellationToken);
        rows += batch.Rows(work);
    }

    private async Task RunAloneAsync(RunHold hold, int part, StepProgress progress, CancellationToken cancellationToken)
    {
        foreach (var place in work.Places(part))
        {
            var hash = StatementHash.Of(place.Statement);
            if (progress.IsFinished(part, place.Index, hash)) continue;
            context.Stop.ThrowIfAsked();
            var began = Stopwatch.GetTimestamp();
            rows += work.Script.Parts[part].Backfill is { } backfill
                ? await new BackfillRun(context, hold, place).RunAsync(progress.Backfill(place, backfill), cancellationToken)
                : await new AloneRun(context, hold.Session, place).RunAsync(hash, progress.IsUncertain(place), cancellationToken);
            context.Events.Publish(new StatementFinished
            {
                Revision = work.Id,
                Statement = place.Number,
                Total = work.StatementCount,
                Duration = Stopwatch.GetElapsedTime(began),
            });
        }
    }

    private Task SendAsync(RunHold hold, StatementBatch batch, CancellationToken cancellationToken) =>
        context.SendAsync(hold.Session, batch, work, cancellationToken);
}

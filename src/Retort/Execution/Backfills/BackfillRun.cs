using System.Diagnostics;
using Npgsql;
using Retort.Execution.Events;
using Retort.Execution.Failures;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Execution.Telemetry;
using Retort.Execution.Waiting;

namespace Retort.Execution.Backfills;

/// <summary>Runs an UPDATE batch by batch; each is a transaction that also records how far it came.</summary>
internal sealed class BackfillRun(RunContext context, RunHold hold, StatementPlace place)
{
    private readonly RunOptions options = context.Options;
    private readonly Revisions.Backfill backfill = place.Work.Script.Parts[place.Part].Backfill!;
    private readonly BatchedUpdate update = BatchedUpdate.Of(place, place.Work.Script.Parts[place.Part].Backfill!);
    private long rows;

    /// <summary>What the ledger calls it, to notice that another table or key is gone by now.</summary>
    public static string Subject(Revisions.Backfill backfill) => $"{backfill.Table} by {backfill.Key}";

    /// <summary>Goes on where the ledger says.</summary>
    /// <returns>The rows that were updated now.</returns>
    public async Task<long> RunAsync(LedgerStep? before, CancellationToken cancellationToken)
    {
        try
        {
            await RunBatchesAsync(before, cancellationToken);
        }
        catch (PostgresException failure)
        {
            throw new StatementFailure(place.Work, place, failure);
        }

        await RecordAsync(LedgerWrite.StepFinished(place.Work, place.Part, place.Index), cancellationToken);
        return rows;
    }

    private async Task RunBatchesAsync(LedgerStep? before, CancellationToken cancellationToken)
    {
        var table = new BackfillTable(hold.Session, update, options);
        await RecordAsync(LedgerWrite.BackfillStarted(place.Work, place.Part, place.Index, StatementHash.Of(place.Statement), Subject(backfill)), cancellationToken);
        await table.CheckAsync(place, cancellationToken);
        var reached = before?.Reached ?? [];
        var progress = new BackfillProgress(context, place, backfill, await table.EstimateAsync(cancellationToken), before?.Visited ?? 0);
        var pace = new BackfillPace(backfill.BatchSize);
        var lag = ReplicationLag.Of(hold.Session, options.Time);
        while (true)
        {
            context.Stop.ThrowIfAsked();
            var size = pace.Size;
            if (await table.NextAsync(reached, size, cancellationToken) is not { } batch) break;
            var took = await RunBatchAsync(reached, batch, cancellationToken);
            reached = batch.Upper;
            progress.Add(batch.Rows);
            // No row was above this batch when it was looked for: whatever came since was written by those who know the new column.
            if (batch.Rows < size) break;
            pace.Note(batch.Rows, took);
            await Task.Delay(pace.Rest, options.Time, context.Stop.Asked);
            await lag.WaitAsync(behind => WaitAsync(progress, behind, cancellationToken), context.Stop.Asked);
        }

        progress.Finish();
    }

    private Task WaitAsync(BackfillProgress progress, StandbyLag behind, CancellationToken cancellationToken)
    {
        progress.Wait(behind);
        return hold.BeatAsync(cancellationToken);
    }

    private async Task<TimeSpan> RunBatchAsync(ValueList<string> lower, (ValueList<string> Upper, int Rows) next, CancellationToken cancellationToken)
    {
        var statement = place with { Statement = place.Statement with { Text = update.Text(lower, next.Upper) } };
        var batch = hold.Transaction(LockTimeout, [statement], [LedgerWrite.BackfillReached(place.Work, place.Part, place.Index, next.Upper, next.Rows)]);
        var began = Stopwatch.GetTimestamp();
        await context.SendAsync(hold.Session, batch, place.Work, cancellationToken);
        rows += batch.Rows(place.Work);
        RunMeters.Batch(next.Rows);
        return Stopwatch.GetElapsedTime(began);
    }

    private TimeSpan LockTimeout => place.Work.Script.Parts[place.Part].LockTimeout ?? options.LockTimeout;

    private Task RecordAsync(string command, CancellationToken cancellationToken) =>
        context.SendAsync(hold.Session, hold.Transaction(LockTimeout, [], [command]), place.Work, cancellationToken);
}

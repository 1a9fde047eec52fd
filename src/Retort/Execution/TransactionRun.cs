using System.Diagnostics;
using Retort.Execution.Events;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;

namespace Retort.Execution;

/// <summary>Revisions that are one transaction together with their ledger rows, sent in one round trip.</summary>
internal sealed class TransactionRun(RunContext context)
{
    private readonly RunOptions options = context.Options;

    /// <summary>Runs one revision, or all of a run that is one transaction.</summary>
    public async Task RunAsync(IReadOnlyList<RevisionWork> works, CancellationToken cancellationToken)
    {
        foreach (var work in works) context.Events.Publish(Started(work));
        var began = Stopwatch.GetTimestamp();
        var batch = Build(works);
        await context.SendAsync(batch, works[0], cancellationToken);
        foreach (var work in works) context.Events.Publish(Finished(work, Stopwatch.GetElapsedTime(began), batch.Rows(work)));
    }

    public static RevisionStarted Started(RevisionWork work) => new()
    {
        Revision = work.Id,
        Message = work.Revision.Message,
        Direction = work.Direction,
        Number = work.Number,
        Total = work.Total,
    };

    public static RevisionFinished Finished(RevisionWork work, TimeSpan duration, long rows) => new()
    {
        Revision = work.Id,
        Direction = work.Direction,
        Duration = duration,
        Rows = rows,
        Heads = work.HeadsAfter,
    };

    private StatementBatch Build(IReadOnlyList<RevisionWork> works)
    {
        var batch = new StatementBatch();
        batch.Add(QuickGuard.Begin);
        foreach (var work in works)
        {
            var timeout = work.Script.Parts.Count > 0 ? Timeout(work, 0) : options.LockTimeout;
            batch.AddGuard(QuickGuard.Lock(options, timeout), isBusy: true);
            batch.AddGuard(QuickGuard.Look(work, timeout), isBusy: false);
            if (options.StatementTimeout is { } limit) batch.Add(TransactionSettings.StatementTimeout(limit));
            AddStatements(batch, work, timeout);
            batch.Add(LedgerWrite.Done(work, options.Tool));
        }

        batch.Add("commit");
        return batch;
    }

    private void AddStatements(StatementBatch batch, RevisionWork work, TimeSpan timeout)
    {
        for (var part = 0; part < work.Script.Parts.Count; part++)
        {
            if (Timeout(work, part) != timeout) batch.Add(TransactionSettings.LockTimeout(timeout = Timeout(work, part)));
            foreach (var place in work.Places(part)) batch.Add(place);
        }
    }

    private TimeSpan Timeout(RevisionWork work, int part) => work.Script.Parts[part].LockTimeout ?? options.LockTimeout;
}

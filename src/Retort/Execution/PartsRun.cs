using System.Diagnostics;
using Npgsql;
using Retort.Execution.Backfills;
using Retort.Execution.Events;

namespace Retort.Execution;

/// <summary>A revision that does not fit into one transaction: part after part on a session of its own, under a session lock.</summary>
/// <remarks>What is done is in <c>retort.step</c>; whoever comes next goes on there. The session's end, however it comes, frees the lock.</remarks>
internal sealed class PartsRun(RunContext context, RevisionWork work)
{
    private readonly RunOptions options = context.Options;
    private long rows;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var session = await context.OpenDirectAsync(cancellationToken);
        await LockAsync(session, cancellationToken);
        var state = await Ledger.ReadAsync(session, cancellationToken);
        if (state.Facts.IsPooled) throw RunChecks.Pooled(work);
        await CheckAsync(session, cancellationToken);
        var progress = new StepProgress(work, state);
        var began = Stopwatch.GetTimestamp();
        context.Events.Publish(TransactionRun.Started(work));
        if (progress.IsResumed) context.Events.Publish(new RevisionResumed { Revision = work.Id, Statement = progress.Next });
        for (var part = 0; part < work.Script.Parts.Count; part++) await RunAsync(session, part, progress, cancellationToken);
        if (!work.Script.Parts[^1].Transactional) await SendAsync(session, Transaction(null, LedgerWrite.Done(work, options.Tool)), cancellationToken);
        context.Events.Publish(TransactionRun.Finished(work, Stopwatch.GetElapsedTime(began), rows));
    }

    private static async Task LockAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select pg_try_advisory_lock({Ledger.LockKey})", session);
        if (await command.ExecuteScalarAsync(cancellationToken) is not true)
            throw new LedgerConflict("another run holds the lock of this database", isBusy: true);
    }

    private Task CheckAsync(NpgsqlConnection session, CancellationToken cancellationToken) =>
        SendAsync(session, Transaction(null, []), cancellationToken);

    private Task RunAsync(NpgsqlConnection session, int part, StepProgress progress, CancellationToken cancellationToken) =>
        work.Script.Parts[part].Transactional
            ? RunTransactionAsync(session, part, progress, cancellationToken)
            : RunAloneAsync(session, part, progress, cancellationToken);

    private async Task RunTransactionAsync(NpgsqlConnection session, int part, StepProgress progress, CancellationToken cancellationToken)
    {
        var hash = StatementHash.Of(work.Script.Parts[part]);
        if (progress.IsFinished(part, -1, hash)) return;
        var isLast = part == work.Script.Parts.Count - 1;
        var batch = Transaction(part, isLast
            ? LedgerWrite.Done(work, options.Tool)
            : [LedgerWrite.StepStarted(work, part, -1, hash), LedgerWrite.StepFinished(work, part, -1)]);
        await SendAsync(session, batch, cancellationToken);
        rows += batch.Rows(work);
    }

    private StatementBatch Transaction(int? part, IEnumerable<string> record)
    {
        var batch = new StatementBatch();
        batch.Add(QuickGuard.Begin);
        batch.Add(TransactionSettings.Statements(options, part is { } at ? LockTimeout(at) : options.LockTimeout));
        batch.Add(LedgerGuard.Enter(work));
        foreach (var place in part is { } number ? work.Places(number) : []) batch.Add(place);
        batch.Add(record);
        batch.Add("commit");
        return batch;
    }

    private async Task RunAloneAsync(NpgsqlConnection session, int part, StepProgress progress, CancellationToken cancellationToken)
    {
        foreach (var place in work.Places(part))
        {
            var hash = StatementHash.Of(place.Statement);
            if (progress.IsFinished(part, place.Index, hash)) continue;
            var began = Stopwatch.GetTimestamp();
            if (work.Script.Parts[part].Backfill is { } backfill) rows += await new BackfillRun(context, session, place).RunAsync(progress.Backfill(place, backfill), cancellationToken);
            else await RunAloneAsync(session, place, hash, progress.IsUncertain(place), cancellationToken);
            context.Events.Publish(new StatementFinished
            {
                Revision = work.Id,
                Statement = place.Number,
                Total = work.StatementCount,
                Duration = Stopwatch.GetElapsedTime(began),
            });
        }
    }

    private async Task RunAloneAsync(NpgsqlConnection session, StatementPlace place, string hash, bool isUncertain, CancellationToken cancellationToken)
    {
        await SendAsync(session, Prepare(place, hash), cancellationToken);
        await SendAloneAsync(session, place, isUncertain, cancellationToken);
        await SendAsync(session, Single(LedgerWrite.StepFinished(work, place.Part, place.Index)), cancellationToken);
    }

    private StatementBatch Prepare(StatementPlace place, string hash)
    {
        var batch = new StatementBatch();
        batch.Add(TransactionSettings.Statements(options, StatementTraits.LockTimeout(place, options), "set"));
        batch.Add(LedgerWrite.StepStarted(work, place.Part, place.Index, hash));
        return batch;
    }

    private async Task SendAloneAsync(NpgsqlConnection session, StatementPlace place, bool isUncertain, CancellationToken cancellationToken)
    {
        var repair = new StatementRepair(context, session, place, isUncertain);
        var batch = new StatementBatch();
        batch.Add(place);
        try
        {
            await context.SendAsync(session, batch, work, cancellationToken, before: () => repair.PrepareAsync(cancellationToken));
            rows += batch.Rows(work);
        }
        catch (StatementFailure failure) when (isUncertain && StatementTraits.SaysAlreadyDone(failure.Cause))
        {
            // The earlier attempt came through, and only the record of it was lost.
        }
        catch (StatementFailure)
        {
            // PostgreSQL itself says that this one did not happen, so the next attempt need not wonder.
            if (session.FullState == System.Data.ConnectionState.Open)
                await Single(LedgerWrite.StepForgotten(work, place.Part, place.Index)).ExecuteAsync(session, CancellationToken.None);
            throw;
        }
    }

    private Task SendAsync(NpgsqlConnection session, StatementBatch batch, CancellationToken cancellationToken) =>
        context.SendAsync(session, batch, work, cancellationToken);

    private TimeSpan LockTimeout(int part) => work.Script.Parts[part].LockTimeout ?? options.LockTimeout;

    private static StatementBatch Single(string command)
    {
        var batch = new StatementBatch();
        batch.Add(command);
        return batch;
    }
}

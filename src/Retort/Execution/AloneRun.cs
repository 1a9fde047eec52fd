using Npgsql;
using Retort.Execution.Failures;
using Retort.Execution.Ledgers;
using Retort.Execution.Repairs;
using Retort.Execution.Statements;

namespace Retort.Execution;

/// <summary>One statement outside of a transaction, on a session of its own; recorded before it is sent and after it is done.</summary>
internal sealed class AloneRun(RunContext context, NpgsqlConnection session, StatementPlace place)
{
    private readonly RevisionWork work = place.Work;

    /// <summary>Runs it, after what an earlier attempt left is cleared away.</summary>
    /// <returns>The rows that it wrote.</returns>
    public async Task<long> RunAsync(string hash, bool isUncertain, CancellationToken cancellationToken)
    {
        await SendAsync(Prepare(hash), cancellationToken);
        var rows = await SendAloneAsync(isUncertain, cancellationToken);
        await SendAsync(Single(LedgerWrite.StepFinished(work, place.Part, place.Index)), cancellationToken);
        return rows;
    }

    private StatementBatch Prepare(string hash)
    {
        var batch = new StatementBatch();
        batch.Add(TransactionSettings.Statements(context.Options, StatementTraits.LockTimeout(place, context.Options), "set"));
        batch.Add(LedgerWrite.StepStarted(work, place.Part, place.Index, hash));
        return batch;
    }

    private async Task<long> SendAloneAsync(bool isUncertain, CancellationToken cancellationToken)
    {
        var repair = new StatementRepair(context, session, place, isUncertain);
        var batch = new StatementBatch();
        batch.Add(place);
        try
        {
            await context.SendAsync(session, batch, work, cancellationToken, before: () => repair.PrepareAsync(cancellationToken));
            return batch.Rows(work);
        }
        catch (StatementFailure failure) when (isUncertain && StatementTraits.SaysAlreadyDone(failure.Cause))
        {
            // The earlier attempt came through, and only the record of it was lost.
            return 0;
        }
        catch (StatementFailure)
        {
            // PostgreSQL itself says that this one did not happen, so the next attempt need not wonder.
            if (session.FullState == System.Data.ConnectionState.Open)
                await Single(LedgerWrite.StepForgotten(work, place.Part, place.Index)).ExecuteAsync(session, CancellationToken.None);
            throw;
        }
    }

    private Task SendAsync(StatementBatch batch, CancellationToken cancellationToken) => context.SendAsync(session, batch, work, cancellationToken);

    private static StatementBatch Single(string command)
    {
        var batch = new StatementBatch();
        batch.Add(command);
        return batch;
    }
}

using Npgsql;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;

namespace Retort.Execution.Waiting;

/// <summary>The sole right to work on a revision that is several transactions: the lock of a session, or behind a pooler a lease.</summary>
internal sealed class RunHold : IAsyncDisposable
{
    private readonly RunContext context;
    private readonly RevisionWork work;
    private bool isReleased;

    private RunHold(RunContext context, RevisionWork work, NpgsqlConnection session, bool isLeased) =>
        (this.context, this.work, Session, IsLeased) = (context, work, session, isLeased);

    /// <summary>The session to work on; in a lease only for whole transactions.</summary>
    public NpgsqlConnection Session { get; }

    private bool IsLeased { get; }

    /// <summary>Takes it.</summary>
    /// <exception cref="LedgerConflict">Another run has it, or the ledger has changed.</exception>
    public static async Task<RunHold> TakeAsync(RunContext context, RevisionWork work, CancellationToken cancellationToken)
    {
        if (context.IsLeased) return await LeaseAsync(context, work, cancellationToken);
        var hold = new RunHold(context, work, await context.OpenDirectAsync(cancellationToken), isLeased: false);
        try
        {
            await hold.LockAsync(cancellationToken);
            return hold;
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }
    }

    /// <summary>A transaction under this hold, with a second look at the ledger.</summary>
    public StatementBatch Transaction(TimeSpan lockTimeout, IEnumerable<StatementPlace> statements, IEnumerable<string> record) =>
        Enter(lockTimeout, statements, IsLeased ? [.. record, context.Lease.Keep] : record);

    /// <summary>The same, when nothing comes after it.</summary>
    public StatementBatch LastTransaction(TimeSpan lockTimeout, IEnumerable<StatementPlace> statements, IEnumerable<string> record) =>
        Enter(lockTimeout, statements, IsLeased ? [.. record, context.Lease.Release] : record);

    /// <summary>Tells the server that the run is still there; a session tells it by itself.</summary>
    public async Task BeatAsync(CancellationToken cancellationToken)
    {
        if (IsLeased) await context.SendAsync(Session, Transaction(context.Options.LockTimeout, [], []), work, cancellationToken);
    }

    /// <summary>Notes that the last transaction has given it back.</summary>
    public void Release() => isReleased = true;

    public async ValueTask DisposeAsync()
    {
        if (!IsLeased) await Session.DisposeAsync();
        else if (!isReleased) await TryReleaseAsync();
    }

    private StatementBatch Enter(TimeSpan lockTimeout, IEnumerable<StatementPlace> statements, IEnumerable<string> record) =>
        Build(context, LedgerGuard.Enter(work, IsLeased ? context.Lease : null), lockTimeout, statements, record);

    private static async Task<RunHold> LeaseAsync(RunContext context, RevisionWork work, CancellationToken cancellationToken)
    {
        var session = await context.ConnectionAsync(cancellationToken);
        await context.SendAsync(session, Build(context, LedgerGuard.Enter(work, except: context.Lease), context.Options.LockTimeout, [], [context.Lease.Take]), work, cancellationToken);
        return new RunHold(context, work, session, isLeased: true);
    }

    private async Task LockAsync(CancellationToken cancellationToken)
    {
        await using (var command = new NpgsqlCommand($"select pg_backend_pid(), pg_try_advisory_lock({Ledger.LockKey})", Session))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            if (reader.GetInt32(0) != Session.ProcessID) throw RunChecks.Pooled(work);
            if (!reader.GetBoolean(1)) throw new LedgerConflict("another run holds the lock of this database", isBusy: true);
        }

        await context.SendAsync(Session, Transaction(context.Options.LockTimeout, [], []), work, cancellationToken);
    }

    // Otherwise the next run waits until it expires, no more than that.
    private async Task TryReleaseAsync()
    {
        try
        {
            if (Session.FullState != System.Data.ConnectionState.Open) return;
            await using var command = new NpgsqlCommand(context.Lease.Release, Session) { CommandTimeout = 5 };
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or IOException)
        {
        }
    }

    private static StatementBatch Build(RunContext context, string guard, TimeSpan lockTimeout, IEnumerable<StatementPlace> statements, IEnumerable<string> record)
    {
        var batch = new StatementBatch();
        batch.Add(QuickGuard.Begin);
        batch.Add(TransactionSettings.Statements(context.Options, lockTimeout));
        batch.Add(guard);
        foreach (var place in statements) batch.Add(place);
        batch.Add(record);
        batch.Add("commit");
        return batch;
    }
}

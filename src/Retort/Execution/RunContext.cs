using Npgsql;
using Retort.Errors;
using Retort.Execution.Events;
using Retort.Execution.Failures;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Execution.Telemetry;
using Retort.Execution.Waiting;
using Retort.Revisions;

namespace Retort.Execution;

/// <summary>What the pieces of one run share: its sessions, its events, and what the ledger last said.</summary>
internal sealed class RunContext : IAsyncDisposable
{
    private readonly RunConnection connections;
    private readonly RunConnection? direct;
    private readonly BlockerWatch watch;
    private readonly RetryPolicy retry;
    private NpgsqlConnection? connection;

    public RunContext(string connectionString, RunOptions options, CancellationToken asked = default)
    {
        Lease = new Lease(options);
        Stop = new RunStop(options.Grace, options.Time, asked);
        Options = options;
        Events = new EventStream(options);
        retry = new RetryPolicy(options);
        connections = new RunConnection(connectionString, options.Origin, options.Open);
        direct = options.DirectConnectionString is { } other ? new RunConnection(other, null, options.Open) : null;
        watch = new BlockerWatch(direct ?? connections, options, Events, () => State?.Facts.Role);
        Stop.Listen(() => Events.Publish(new RunStopping { Grace = options.Grace }));
    }

    public RunOptions Options { get; }

    public EventStream Events { get; }

    public RetryPolicy Retry => retry;

    /// <summary>What this run shows where it may hold no lock.</summary>
    public Lease Lease { get; }

    /// <summary>Whether no session can be had that belongs to this run alone.</summary>
    public bool IsLeased => direct is null && State is { Facts.IsPooled: true };

    /// <summary>How the run is told to stop.</summary>
    public RunStop Stop { get; }

    /// <summary>The ledger as it was last read.</summary>
    public LedgerState? State { get; private set; }

    /// <summary>All revisions of the history that the run is about; null for what only reads.</summary>
    public RevisionGraph? History { get; init; }

    /// <summary>The history as this database sees it, since the ledger was first read.</summary>
    public RevisionGraph? Graph { get; private set; }

    /// <summary>What the ledger does not name as the history does: see <see cref="LedgerFold"/>.</summary>
    public IReadOnlyList<(Revision Squash, ValueList<string> Rows)> Unfolded { get; private set; } = [];

    /// <summary>Begins the run, for those who watch it from outside.</summary>
    public void Begin() => Events.Begin(connections.Settings);

    /// <summary>The host and port, for messages.</summary>
    public string Address => $"{connections.Settings.Host}:{connections.Settings.Port}";

    /// <summary>The session for transactions; opened when needed, and again when it broke.</summary>
    public async Task<NpgsqlConnection> ConnectionAsync(CancellationToken cancellationToken)
    {
        if (connection is { FullState: System.Data.ConnectionState.Open }) return connection;
        if (connection is not null) await connection.DisposeAsync();
        connection = null;
        return connection = await connections.OpenAsync(cancellationToken);
    }

    /// <summary>Closes the session for transactions, until it is needed again.</summary>
    public async Task LeaveAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
        connection = null;
    }

    /// <summary>A new session that no pooler shares, for what cannot run in a transaction.</summary>
    public Task<NpgsqlConnection> OpenDirectAsync(CancellationToken cancellationToken) => (direct ?? connections).OpenAsync(cancellationToken);

    /// <summary>Waits until everything that this run did has been told.</summary>
    public Task SettleAsync() => watch.SettleAsync();

    /// <summary>Reads the ledger again.</summary>
    public async Task<LedgerState> ReadAsync(CancellationToken cancellationToken)
    {
        var state = await Ledger.ReadAsync(await ConnectionAsync(cancellationToken), cancellationToken);
        if (History is null) return State = state;
        // Which way round a squash a run goes is decided once: it may complete the old way itself.
        Graph ??= History.For([.. state.Applied.Select(row => row.Id)]);
        Unfolded = [.. Graph.Folds.Where(fold => fold.Rows.All(state.Has))];
        return State = LedgerFold.View(state, Graph);
    }

    /// <summary>Reads the ledger at the start of a run: a server that is full or busy is asked again, for nothing was done yet.</summary>
    /// <remarks>Where many replicas start at once, their connections are the first thing that a small server has not enough of.</remarks>
    public async Task<LedgerState> ReadFirstAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadAsync(cancellationToken);
            }
            catch (ServerException busy) when (ConnectionFailure.IsPassing(busy) && attempt < retry.Attempts)
            {
                await PauseAsync(null, attempt, busy.Message, []);
            }
        }
    }

    /// <summary>Sends a batch on the session for transactions; see the other overload.</summary>
    public async Task SendAsync(StatementBatch batch, RevisionWork? work, CancellationToken cancellationToken) =>
        await SendAsync(await ConnectionAsync(cancellationToken), batch, work, cancellationToken);

    /// <summary>Sends a batch; tries again when locks fail it; a failure is rolled back before it is thrown.</summary>
    /// <remarks><paramref name="before"/> runs before each attempt; its false ends the matter as done.</remarks>
    public async Task SendAsync(NpgsqlConnection session, StatementBatch batch, RevisionWork? work, CancellationToken cancellationToken, Func<Task<bool>>? before = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (before is not null && !await before()) return;
            using var span = StatementSpan.Start(session, batch);
            watch.Begin(IsHidden(session) ? null : session.ProcessID, work?.Id ?? "");
            try
            {
                await batch.ExecuteAsync(session, cancellationToken);
                return;
            }
            catch (PostgresException failure)
            {
                var blockers = watch.End();
                StatementSpan.Fail(span, failure);
                await RollBackAsync(session);
                if (batch.ConflictOf(failure) is { } conflict) throw conflict;
                if (!RetryPolicy.IsContention(failure) || attempt >= retry.Attempts)
                    throw new StatementFailure(work, batch.PlaceOf(failure), failure) { Blockers = blockers, Attempts = attempt };
                await PauseAsync(work, attempt, failure.MessageText, blockers);
            }
            catch (Exception failure) when (failure is OperationCanceledException or RetortException)
            {
                await RollBackAsync(session);
                throw;
            }
            finally
            {
                watch.End();
            }
        }
    }

    /// <summary>Says that there will be another attempt, and waits for its time.</summary>
    public async Task PauseAsync(RevisionWork? work, int attempt, string reason, ValueList<Blocker> blockers)
    {
        var delay = retry.DelayAfter(attempt);
        Events.Publish(new Retrying { Revision = work?.Id, Attempt = attempt, Attempts = retry.Attempts, Delay = delay, Reason = reason, Blockers = blockers });
        await retry.PauseAsync(delay, Stop.Asked);
    }

    // A pooler makes up the number of the process that it greets with.
    private bool IsHidden(NpgsqlConnection session) => ReferenceEquals(session, connection) && State is { Facts.IsPooled: true };

    /// <summary>Leaves a failed transaction; a session that cannot do even that is closed, which is as good.</summary>
    public static async Task RollBackAsync(NpgsqlConnection session)
    {
        if (session.FullState != System.Data.ConnectionState.Open) return;
        try
        {
            await using var command = new NpgsqlCommand("rollback", session) { CommandTimeout = 10 };
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or IOException)
        {
            await session.CloseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Stop.Dispose();
        await watch.DisposeAsync();
        if (connection is not null) await connection.DisposeAsync();
        await connections.DisposeAsync();
        if (direct is not null) await direct.DisposeAsync();
    }
}

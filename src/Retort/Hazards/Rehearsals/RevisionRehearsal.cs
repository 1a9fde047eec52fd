using Npgsql;
using Retort.Execution;
using Retort.Execution.Statements;
using Retort.Hazards.Measuring;
using Retort.Revisions;
using Retort.Scratch;
using Retort.Sql;

namespace Retort.Hazards.Rehearsals;

/// <summary>One revision on a clone, part after part as the runner takes them.</summary>
/// <param name="session">Where it runs.</param>
/// <param name="watcher">A second session, which looks at the first.</param>
/// <param name="options">The run's options.</param>
internal sealed class RevisionRehearsal(NpgsqlConnection session, NpgsqlConnection watcher, RunOptions options)
{
    private readonly StatementGauge gauge = new(session);

    /// <summary>What ran so far.</summary>
    public List<RehearsedStatement> Statements { get; } = [];

    /// <summary>What was locked so far.</summary>
    public List<RehearsedLock> Locks { get; } = [];

    /// <summary>Runs it to its end, or to the first failure.</summary>
    public async Task RunAsync(Revision revision, CancellationToken cancellation)
    {
        var work = new RevisionWork { Revision = revision, Direction = RunDirection.Upgrade, Script = revision.Upgrade, Number = 1, Total = 1 };
        for (var part = 0; part < revision.Upgrade.Parts.Count; part++)
        {
            if (revision.Upgrade.Parts[part] is { Transactional: true } whole) await TransactionAsync(whole.Statements, cancellation);
            else foreach (var place in work.Places(part)) await AloneAsync(place, revision.Upgrade.Parts[part], cancellation);
        }
    }

    private async Task TransactionAsync(IEnumerable<SqlStatement> statements, CancellationToken cancellation)
    {
        await ScratchServer.ExecuteAsync(session, "begin isolation level read committed", cancellation);
        foreach (var setting in TransactionSettings.Statements(options, TimeSpan.Zero)) await ScratchServer.ExecuteAsync(session, setting, cancellation);
        var state = await CatalogStateReader.ReadAsync(session, cancellation);
        var (taken, passed) = (new List<(RelationLock Lock, double At)>(), 0.0);
        foreach (var statement in statements)
        {
            var (line, after) = await gauge.RunAsync(statement, state, cancellation);
            Statements.Add(line);
            taken.AddRange(FactFinder.Taken(state, after.Locks).Select(one => (one, passed)));
            passed += line.Milliseconds;
            state = after;
        }
        await ScratchServer.ExecuteAsync(session, "commit", cancellation);
        foreach (var (one, at) in taken) Note(one.Relation, one.Mode, passed - at);
    }

    private async Task AloneAsync(StatementPlace place, ScriptPart part, CancellationToken cancellation)
    {
        if (ServerWide.Is(place.Statement)) return;
        if (part.Backfill is not null) await BackfillAsync(place, cancellation);
        else if (!await RunsInTransactionAsync(place.Statement, cancellation)) await WatchedAsync(place.Statement, cancellation);
    }

    /// <summary>A statement in autocommit is a transaction of its own, whose locks are read exactly; one that refuses does so before it has done anything.</summary>
    private async Task<bool> RunsInTransactionAsync(SqlStatement statement, CancellationToken cancellation)
    {
        try
        {
            await TransactionAsync([statement], cancellation);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.ActiveSqlTransaction or PostgresErrorCodes.InvalidTransactionTermination)
        {
            await ScratchServer.ExecuteAsync(session, "rollback", cancellation);
            return false;
        }
    }

    private async Task WatchedAsync(SqlStatement statement, CancellationToken cancellation)
    {
        foreach (var setting in TransactionSettings.Statements(options, TimeSpan.Zero, "set")) await ScratchServer.ExecuteAsync(session, setting, cancellation);
        var before = await CatalogStateReader.ReadAsync(session, cancellation);
        var (line, _) = await gauge.RunAsync(statement, before, async () =>
        {
            var watch = new LockWatch(watcher, session.ProcessID);
            await watch.CloseAsync(before, cancellation);
            var run = gauge.SendAsync(statement, cancellation);
            var held = await watch.UntilAsync(run, cancellation);
            foreach (var (oid, mode, time) in held)
                if (before.Relations.TryGetValue(oid, out var relation)) Note(relation, mode, time);
            return await run;
        }, cancellation);
        Statements.Add(line);
    }

    private async Task BackfillAsync(StatementPlace place, CancellationToken cancellation)
    {
        var backfill = new BackfillRehearsal(session, options);
        var before = await CatalogStateReader.ReadAsync(session, cancellation);
        var (line, _) = await gauge.RunAsync(place.Statement, before, () => backfill.RunAsync(place, cancellation), cancellation);
        Statements.Add(line with { Batches = backfill.Batches });
    }

    private void Note(MeasuredRelation relation, LockMode mode, double milliseconds)
    {
        if (!relation.IsTable) return;
        Locks.Add(new()
        {
            Table = relation.In(options.Schema),
            Mode = mode.Name(),
            HeldMilliseconds = Math.Round(milliseconds, 1),
            Blocks = mode.BlocksReads() ? "reads and writes" : mode.BlocksWrites() ? "writes" : "",
        });
    }
}

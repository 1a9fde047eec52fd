using Npgsql;
using Retort.Errors;
using Retort.Execution.Events;
using Retort.Execution.Failures;
using Retort.Execution.Ledgers;
using Retort.Execution.Repairs;
using Retort.Revisions;

namespace Retort.Execution;

/// <summary>Moves one database along its revisions.</summary>
/// <remarks>
/// A revision and its ledger row are one transaction, under a lock that this transaction itself takes; what cannot run in a
/// transaction is recorded statement by statement. So any number of runs may work on one database at the same time, and any
/// of them may be killed: the next run goes on where the ledger says.
/// </remarks>
public sealed class Runner(string connectionString, RevisionGraph graph, RunOptions? options = null)
{
    private readonly RunOptions options = (options ?? new RunOptions()) with { Open = OpenForCode(graph) };

    /// <summary>What the database has: one round trip, no lock.</summary>
    /// <exception cref="RetortException">The server cannot be reached, or the role may not read the ledger.</exception>
    public async Task<LedgerState> ReadLedgerAsync(CancellationToken cancellationToken = default)
    {
        await using var context = new RunContext(connectionString, options);
        try
        {
            return await context.ReadAsync(cancellationToken);
        }
        catch (NpgsqlException failure)
        {
            throw await new RunEnds(context).ExplainAsync(failure);
        }
    }

    /// <summary>Applies what is pending on the way to a target such as <c>head</c>, <c>+2</c> or <c>billing@head</c>.</summary>
    /// <exception cref="RetortException">It stopped; <see cref="RetortException.State"/> says what the database is now.</exception>
    public Task<RunReport> UpgradeAsync(string target = "heads", CancellationToken cancellationToken = default) =>
        RunAsync(context => UpgradePlanAsync(context, target, cancellationToken), cancellationToken);

    /// <summary>Undoes applied revisions until a target such as <c>-1</c>, an id or <c>base</c> is reached.</summary>
    /// <remarks>A revision whose file is missing here is undone with the text that the ledger kept.</remarks>
    /// <exception cref="RetortException">It stopped; <see cref="RetortException.State"/> says what the database is now.</exception>
    public Task<RunReport> DowngradeAsync(string target, CancellationToken cancellationToken = default) =>
        RunAsync(context => DowngradePlanAsync(context, target, cancellationToken), cancellationToken);

    /// <summary>Undoes what is applied and not in the graph, with the text that the ledger kept: another branch's revisions.</summary>
    /// <exception cref="RetortException">It stopped, or one of them cannot be undone.</exception>
    public Task<RunReport> UndoUnknownAsync(CancellationToken cancellationToken = default) =>
        RunAsync(context => UndoPlanAsync(context, cancellationToken), cancellationToken);

    /// <summary>Records the database as being at a target without running anything.</summary>
    /// <param name="targets">Revisions or <c>head</c>, <c>heads</c>, <c>base</c>.</param>
    /// <param name="purge">Whether to forget first whatever the ledger holds, known here or not.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<RunReport> StampAsync(IReadOnlyList<string> targets, bool purge = false, CancellationToken cancellationToken = default)
    {
        await using var context = new RunContext(connectionString, options, cancellationToken) { History = purge ? null : graph }; // what is forgotten need not be understood
        context.Begin();
        return await GuardedAsync(context, async () =>
        {
            await context.ReadAsync(cancellationToken);
            return await new StampRun(context, context.Graph ?? graph).RunAsync(targets, purge, context.Stop.Now);
        });
    }

    /// <summary>Runs statements that belong to no revision, as long as the ledger names these heads; it stays as it is.</summary>
    internal async Task RepairAsync(Script script, ValueList<string> heads, CancellationToken cancellationToken)
    {
        await using var context = new RunContext(connectionString, options, cancellationToken);
        await GuardedAsync(context, async () =>
        {
            await context.ReadAsync(cancellationToken);
            return await new RepairRun(context).RunAsync(script, heads, context.Stop.Now);
        });
    }

    private async Task<RunReport> RunAsync(Func<RunContext, Task<ValueList<RevisionWork>>> plan, CancellationToken cancellationToken)
    {
        await using var context = new RunContext(connectionString, options, cancellationToken) { History = graph };
        context.Begin();
        return await GuardedAsync(context, async () =>
        {
            RunChecks.CheckVersion(await context.ReadFirstAsync(cancellationToken));
            var works = await plan(context);
            RunChecks.Check(works, context.State!, options);
            context.Events.Publish(RunEnds.Started(context, works));
            if (works.Count == 0) return RunOutcome.NothingToDo;
            if (options.DryRun) return RunOutcome.Planned;
            if (options.BeforeFirstChange is { } look) await look(new RunIntent { Works = works, State = context.State!, Options = options, LeaveAsync = context.LeaveAsync, Publish = context.Events.Publish }, context.Stop.Asked);
            await new LedgerSetup(context).EnsureAsync(context.Stop.Now);
            await new LedgerFold(context).EnsureAsync(context.Stop.Now);
            await new RunLoop(context, works).RunAsync(context.Stop.Now);
            return RunOutcome.Done;
        });
    }

    private static async Task<ValueList<RevisionWork>> UpgradePlanAsync(RunContext context, string target, CancellationToken cancellationToken)
    {
        var (state, graph) = (context.State!, context.Graph!);
        HistoryCheck.Known(state, LedgerHistory.Missing(state, graph));
        var connection = await context.ConnectionAsync(cancellationToken);
        await HistoryCheck.UneditedAsync(state, graph.Revisions, connection, cancellationToken);
        // Who has a ledger has decided.
        if (state.Version == 0 && await ForeignHistoryReader.ReadAsync(connection, cancellationToken) is { Count: > 0 } foreign)
            throw ForeignHistoryReader.Error(foreign, state.Facts.Database);
        return RunPlan.Of(graph.Upgrade(state.Heads, target), new HashSet<string>(), graph.DependsOnIds);
    }

    private static Task<ValueList<RevisionWork>> DowngradePlanAsync(RunContext context, string target, CancellationToken cancellationToken) =>
        WayDownAsync(context, (history, heads, _) => history.Downgrade(heads, target), cancellationToken);

    private static Task<ValueList<RevisionWork>> UndoPlanAsync(RunContext context, CancellationToken cancellationToken) =>
        WayDownAsync(context, (history, heads, missing) => history.Undo(heads, missing), cancellationToken);

    private static async Task<ValueList<RevisionWork>> WayDownAsync(
        RunContext context, Func<RevisionGraph, ValueList<string>, HashSet<string>, ValueList<RevisionStep>> steps, CancellationToken cancellationToken)
    {
        var (state, graph) = (context.State!, context.Graph!);
        var connection = await context.ConnectionAsync(cancellationToken);
        await HistoryCheck.UneditedAsync(state, graph.Revisions, connection, cancellationToken);
        var missing = LedgerHistory.Missing(state, graph);
        var history = await LedgerHistory.CompleteAsync(graph, missing, state, connection, cancellationToken);
        var works = RunPlan.Of(steps(history, state.Heads, missing), missing, history.DependsOnIds);
        foreach (var work in works.Where(work => work.FromLedger)) context.Events.Publish(new TextFromLedger { Revision = work.Id });
        return works;
    }

    private static async Task<RunReport> GuardedAsync(RunContext context, Func<Task<RunOutcome>> body)
    {
        var ends = new RunEnds(context);
        try
        {
            var outcome = await body();
            await context.SettleAsync();
            ends.Finished(outcome);
            return context.Events.Report();
        }
        catch (Exception failure) when (failure is RetortException or StatementFailure or OperationCanceledException or NpgsqlException or IOException)
        {
            var error = await ends.ExplainAsync(failure);
            ends.Failed(error);
            if (ReferenceEquals(error, failure)) throw;
            throw error;
        }
    }

    private static Func<string, NpgsqlDataSource>? OpenForCode(RevisionGraph graph) => graph.Revisions
        .SelectMany(revision => revision.Upgrade.Parts.Concat(revision.Downgrade?.Parts ?? []))
        .SelectMany(part => part.Statements)
        .FirstOrDefault(statement => statement.Code is not null)?.Code!.Open;
}

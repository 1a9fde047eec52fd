using Retort.Execution.Events;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Execution.Waiting;
using Retort.Revisions;

namespace Retort.Execution;

/// <summary>Makes the ledger say that the database is at a target; one transaction, and no statement of any revision.</summary>
internal sealed class StampRun(RunContext context, RevisionGraph graph)
{
    private readonly RunOptions options = context.Options;

    public async Task<RunOutcome> RunAsync(IReadOnlyList<string> targets, bool purge, CancellationToken cancellationToken)
    {
        RunChecks.CheckVersion(context.State!);
        var plan = Plan(context.State!, targets, purge);
        context.Events.Publish(RunEnds.Started(context, plan));
        // Whoever stamps base wants a ledger, if there is none: from then on the database is Retort's.
        if (plan.Count == 0 && context.State!.Version > 0 && context.Unfolded.Count == 0) return RunOutcome.NothingToDo;
        if (options.DryRun) return RunOutcome.Planned;
        await new LedgerSetup(context).EnsureAsync(cancellationToken);
        await new LedgerFold(context).EnsureAsync(cancellationToken);
        while (true)
        {
            try
            {
                await context.SendAsync(Batch(plan, purge), null, cancellationToken);
                break;
            }
            catch (LedgerConflict conflict) when (conflict.IsBusy)
            {
                await new OtherRunWait(context).WaitAsync(context.Stop.Asked);
                await context.ReadAsync(cancellationToken);
                plan = Plan(context.State!, targets, purge);
            }
        }

        foreach (var work in plan) context.Events.Publish(TransactionRun.Finished(work, TimeSpan.Zero, 0));
        return RunOutcome.Done;
    }

    private List<RevisionWork> Plan(LedgerState state, IReadOnlyList<string> targets, bool purge)
    {
        var missing = LedgerHistory.Missing(state, graph);
        if (!purge) HistoryCheck.Known(state, missing);
        var heads = graph.Stamp(purge ? [] : state.Heads, targets);
        var wanted = graph.Applied(heads);
        var removed = state.Applied.Reverse().Where(row => !wanted.Contains(row.Id)).Select(row => Unstamp(row, heads));
        var added = graph.Upgrade([], "heads")
            .Where(step => wanted.Contains(step.Revision.Id) && NeedsRow(state.Find(step.Revision.Id), step.Revision))
            .Select(step => Stamp(step.Revision, heads));
        return [.. removed, .. added];
    }

    // The row of a file that was edited is written again: stamping is how a person says that the database has it so.
    private static bool NeedsRow(AppliedRevision? row, Revision file) => row is null || row.Checksum != file.Checksum;

    private StatementBatch Batch(IReadOnlyList<RevisionWork> plan, bool purge)
    {
        var batch = new StatementBatch();
        batch.Add(QuickGuard.Begin);
        batch.Add(TransactionSettings.Statements(options, options.LockTimeout));
        batch.Add(LedgerGuard.Lock());
        if (purge) batch.Add("delete from retort.step");
        foreach (var work in plan)
        {
            if (work.Direction == RunDirection.Unstamp) batch.Add(LedgerWrite.Unstamp(work.Id, options.Tool));
            else batch.Add(LedgerWrite.Stamp(work, options.Tool));
        }

        batch.Add("commit");
        return batch;
    }

    private RevisionWork Stamp(Revision revision, ValueList<string> heads) => new()
    {
        Revision = revision,
        Direction = RunDirection.Stamp,
        Script = Script.Empty,
        DependsOn = graph.DependsOnIds(revision),
        Number = 1,
        Total = 1,
        HeadsAfter = heads,
    };

    private static RevisionWork Unstamp(AppliedRevision row, ValueList<string> heads) => new()
    {
        Revision = new Revision { Id = row.Id, Message = row.Message, Upgrade = Script.Empty },
        Direction = RunDirection.Unstamp,
        Script = Script.Empty,
        Number = 1,
        Total = 1,
        HeadsAfter = heads,
    };
}

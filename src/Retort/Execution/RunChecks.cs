using Retort.Errors;
using Retort.Execution.Backfills;
using Retort.Execution.Failures;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Sql;

namespace Retort.Execution;

/// <summary>What must hold before the first statement is sent: whatever fails here has changed nothing.</summary>
internal static class RunChecks
{
    /// <summary>Throws unless the plan can be run from start to end with these options.</summary>
    public static void Check(IReadOnlyList<RevisionWork> plan, LedgerState state, RunOptions options)
    {
        foreach (var work in plan)
        {
            CheckText(work);
            if (work.IsWhole) continue;
            if (options.SingleTransaction) throw NotSingle(work);
            if (work.NeedsSession && state.Facts.IsPooled && options.DirectConnectionString is null) throw Pooled(work);
        }
    }

    /// <summary>Throws when a newer tool has written this ledger.</summary>
    public static void CheckVersion(LedgerState state)
    {
        if (state.Version <= Ledger.Version) return;
        throw new ExecutionException("ledger-too-new", $"the ledger of \"{state.Facts.Database}\" has version {state.Version}; this tool knows {Ledger.Version}")
        {
            State = "Nothing was changed.",
            Hint = "Use the newer version of Retort that wrote it.",
        };
    }

    public static ExecutionException Pooled(RevisionWork work) => new("pooled-connection", $"revision \"{work.Id}\" cannot run through a pooler")
    {
        Detail = "It has statements that run outside of a transaction. They need a session of their own, and a pooler hands each statement to another one.",
        Where = [Place(work)],
        State = "Nothing of it was run.",
        Hint = "Set `\"directUrl\"` for this database in `retort.json` to an address that leads past the pooler.",
    };

    private static ExecutionException NotSingle(RevisionWork work) =>
        new("not-transactional", $"revision \"{work.Id}\" cannot be part of a single transaction")
        {
            Detail = work.Script.Parts.All(part => part.Transactional)
                ? "It is several transactions: each begins with `-- retort: transaction`."
                : "It has a part that is marked `-- retort: no-transaction`.",
            Where = [Place(work)],
            State = "Nothing was changed.",
            Hint = "Run without `--single-transaction`.",
        };

    /// <summary>Throws when a statement would end the transaction that it runs in, or a backfill cannot be cut.</summary>
    public static void CheckText(RevisionWork work)
    {
        for (var part = 0; part < work.Script.Parts.Count; part++)
            foreach (var place in work.Places(part))
            {
                if (StatementWords.IsTransactionControl(place.Statement.Text)) throw ControlsTransaction(place);
                if (work.Script.Parts[part].Backfill is { } backfill) BatchedUpdate.Of(place, backfill);
            }
    }

    private static ExecutionException ControlsTransaction(StatementPlace place) =>
        new("transaction-control", $"statement {place.Number} of {place.Work.StatementCount} of revision \"{place.Work.Id}\" controls the transaction")
        {
            Where = [.. StatementExcerpt.Where(place, 0)],
            State = "Nothing was changed.",
            Hint = "Remove it: a revision is one transaction already. What must run outside of one goes after `-- retort: no-transaction`.",
        };

    private static string Place(RevisionWork work) => work.Revision.Path ?? $"revision \"{work.Id}\"";
}

using Retort.Execution.Statements;
using Retort.Execution.Waiting;
using Retort.Revisions;
using Retort.Sql;

namespace Retort.Execution.Ledgers;

/// <summary>Puts one row into the ledger in the place of all those that a squash replaces.</summary>
/// <remarks>
/// Reading pretends that it has happened already; a run that has something to do makes it so first. What was recorded of the newest of the rows
/// (when, by whom) stays.
/// </remarks>
internal sealed class LedgerFold(RunContext context)
{
    /// <summary>The ledger as it would be when all of this had been done.</summary>
    public static LedgerState View(LedgerState state, RevisionGraph graph)
    {
        foreach (var (squash, rows) in graph.Folds) state = View(state, squash, rows);
        return state;
    }

    /// <summary>Writes what reading pretends; one transaction, under the lock.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        while (context.Unfolded is { Count: > 0 } folds)
        {
            try
            {
                var batch = new StatementBatch();
                batch.Add(QuickGuard.Begin);
                batch.Add(TransactionSettings.Statements(context.Options, context.Options.LockTimeout));
                foreach (var (squash, rows) in folds)
                {
                    batch.Add(LedgerGuard.Rows(rows));
                    batch.Add(LedgerWrite.Fold(squash, rows, context.Options.Tool));
                }

                batch.Add("commit");
                await context.SendAsync(batch, null, cancellationToken);
            }
            catch (LedgerConflict conflict)
            {
                if (conflict.IsBusy) await new OtherRunWait(context).WaitAsync(cancellationToken);
            }

            await context.ReadAsync(cancellationToken);
        }
    }

    private static LedgerState View(LedgerState state, Revision squash, ValueList<string> rows)
    {
        var replaced = rows.ToHashSet(StringComparer.Ordinal);
        if (!rows.All(state.Has)) return state;
        var last = state.Applied.Last(row => replaced.Contains(row.Id));
        var row = last with
        {
            Id = squash.Id,
            Parents = squash.Parents,
            DependsOn = [],
            Labels = squash.Labels,
            Message = squash.Message,
            Created = squash.Created,
            Checksum = squash.Checksum,
            Stamped = true,
        };
        return state with
        {
            Applied = state.Applied.Where(one => one == last || !replaced.Contains(one.Id))
                .Select(one => one == last ? row : one with { Parents = Named(one.Parents), DependsOn = Named(one.DependsOn) })
                .ToValueList(),
        };

        ValueList<string> Named(ValueList<string> ids) => ids.Select(id => replaced.Contains(id) ? squash.Id : id).Distinct().ToValueList();
    }
}

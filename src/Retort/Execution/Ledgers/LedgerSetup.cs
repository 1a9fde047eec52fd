using Retort.Execution.Statements;
using Retort.Execution.Waiting;
using Retort.Sql;

namespace Retort.Execution.Ledgers;

/// <summary>Makes the schema <c>retort</c>, or brings it forward: one transaction, under the lock, in one round trip.</summary>
internal sealed class LedgerSetup(RunContext context)
{
    /// <summary>The statements from one version of the ledger to the next.</summary>
    public static ValueList<Sql.SqlStatement> Statements(int from) => from < Ledger.Version
        ? SqlSplitter.Split(SqlFile.Text($"Execution/Ledgers/Ledger{from + 1}"))
        : [];

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        while (context.State!.Version < Ledger.Version)
        {
            try
            {
                await AdvanceAsync(context.State.Version, cancellationToken);
            }
            catch (LedgerConflict conflict)
            {
                if (conflict.IsBusy) await new OtherRunWait(context).WaitAsync(context.Stop.Asked);
            }

            await context.ReadAsync(cancellationToken);
        }
    }

    private async Task AdvanceAsync(int version, CancellationToken cancellationToken)
    {
        var batch = new StatementBatch();
        batch.Add(QuickGuard.Begin);
        batch.Add(TransactionSettings.Statements(context.Options, context.Options.LockTimeout));
        batch.Add(LedgerGuard.Version(version));
        for (var next = version; next < Ledger.Version; next++) batch.Add(Statements(next).Select(statement => statement.Text));
        batch.Add("commit");
        await context.SendAsync(batch, work: null, cancellationToken);
        context.Events.Publish(new Events.LedgerCreated { Version = Ledger.Version });
    }
}

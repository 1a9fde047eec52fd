using Npgsql;
using Retort.Errors;
using Retort.Execution.Failures;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;
using Retort.Execution.Waiting;
using Retort.Revisions;

namespace Retort.Execution.Repairs;

/// <summary>Runs statements that belong to no revision: they bring a database back to what its ledger says. What is applied stays as it is; the attempt is recorded.</summary>
internal sealed class RepairRun(RunContext context)
{
    private readonly RunOptions options = context.Options;
    private int done;

    /// <summary>Runs a script part by part, under the lock, as long as the ledger names these heads.</summary>
    public async Task<RunOutcome> RunAsync(Script given, ValueList<string> heads, CancellationToken cancellationToken)
    {
        RunChecks.CheckVersion(context.State!);
        await new LedgerSetup(context).EnsureAsync(cancellationToken);
        // What cannot be in one transaction with its record has it after it.
        var script = given.Parts is [.., { Transactional: true }] ? given : given with { Parts = given.Parts.Append(new ScriptPart { Transactional = true }).ToValueList() };
        foreach (var part in script.Parts)
        {
            try
            {
                await (part.Transactional ? TransactionAsync(part, heads, isLast: done == script.Parts.Count - 1, cancellationToken) : AloneAsync(part, heads, cancellationToken));
            }
            catch (StatementFailure failure)
            {
                throw await StoppedAsync(failure.Cause, heads);
            }
            catch (PostgresException failure)
            {
                throw await StoppedAsync(failure, heads);
            }

            done++;
        }

        return RunOutcome.Done;
    }

    private async Task TransactionAsync(ScriptPart part, ValueList<string> heads, bool isLast, CancellationToken cancellationToken)
    {
        var batch = new StatementBatch();
        batch.Add(QuickGuard.Begin);
        batch.Add(TransactionSettings.Statements(options, part.LockTimeout ?? options.LockTimeout));
        batch.Add(LedgerGuard.Lock());
        batch.Add(LedgerGuard.At(heads));
        batch.Add(part.Statements.Select(statement => statement.Text));
        if (isLast) batch.Add(LedgerWrite.Repair(heads, options.Tool));
        batch.Add("commit");
        await GuardedAsync(() => context.SendAsync(batch, null, cancellationToken), cancellationToken);
    }

    private async Task AloneAsync(ScriptPart part, ValueList<string> heads, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenDirectAsync(cancellationToken);
        await GuardedAsync(async () =>
        {
            foreach (var text in (string[])[LedgerGuard.SessionLock(), LedgerGuard.At(heads), .. TransactionSettings.Statements(options, part.LockTimeout ?? options.LockTimeout, "set"), .. part.Statements.Select(statement => statement.Text)])
            {
                var batch = new StatementBatch();
                batch.Add(text);
                await context.SendAsync(session, batch, null, cancellationToken);
            }
        }, cancellationToken);
    }

    private async Task GuardedAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (LedgerConflict conflict)
            {
                if (!conflict.IsBusy) throw new ExecutionException("ledger-changed", $"the ledger changed under the plan: {conflict.Message}") { State = State, Hint = "Run `retort drift` again." };
                await new OtherRunWait(context).WaitAsync(cancellationToken);
            }
        }
    }

    private async Task<ExecutionException> StoppedAsync(PostgresException cause, ValueList<string> heads)
    {
        try
        {
            var batch = new StatementBatch();
            batch.Add(LedgerWrite.Repair(heads, options.Tool, cause.SqlState, cause.MessageText));
            await context.SendAsync(batch, null, CancellationToken.None);
        }
        catch (Exception failure) when (failure is NpgsqlException or StatementFailure or RetortException or IOException)
        {
            // What the user has to know is why the repair stopped.
        }

        return Stopped(cause);
    }

    private ExecutionException Stopped(PostgresException cause) => new("repair-stopped", "the way back to the history stopped", cause)
    {
        Detail = string.Join('\n', new[] { $"{cause.SqlState} {cause.MessageText}", cause.Detail, cause.BatchCommand?.CommandText }.Where(line => !string.IsNullOrEmpty(line))),
        State = State,
        Hint = cause.Hint ?? "Run `retort drift` to see what differs now.",
    };

    private string State => done == 0 ? "Nothing was changed." : $"{done} transactions are done; the ledger is as it was.";
}

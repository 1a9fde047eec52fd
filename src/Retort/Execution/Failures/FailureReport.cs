using Npgsql;
using Retort.Errors;
using Retort.Execution.Ledgers;
using Retort.Execution.Repairs;
using Retort.Execution.Statements;

namespace Retort.Execution.Failures;

/// <summary>Turns what went wrong into the error that people read: what, where, what the database is now, what to do.</summary>
internal sealed class FailureReport(RunContext context)
{
    /// <summary>The error for a statement that failed; writes the attempt into the ledger on the way.</summary>
    public async Task<RetortException> ExplainAsync(StatementFailure failure)
    {
        var advice = await FailureAdvice.ForAsync(failure, context);
        if (failure.Work is { } work) await RecordAsync(work, failure.Cause);
        return new ExecutionException(advice.Code, Message(failure), failure.Cause)
        {
            Detail = Detail(failure),
            Where = failure.Place is { } place ? [.. StatementExcerpt.Where(place, failure.Cause.Position)] : [],
            State = await StateAsync(failure.Work, failure.Place),
            Hint = Join(failure.Cause.Hint, advice.Hint),
        };
    }

    /// <summary>The error for a run that was cancelled.</summary>
    public async Task<RetortException> InterruptedAsync(OperationCanceledException cause) => new ExecutionException("interrupted", "interrupted", cause)
    {
        State = await StateAsync(null, null),
        Hint = "Run the same command again to go on.",
    };

    /// <summary>The error for a connection that broke and did not come back.</summary>
    public async Task<RetortException> LostAsync(Exception cause) => new ExecutionException("connection-lost", $"the connection to {context.Address} was lost", cause)
    {
        Detail = cause.InnerException?.Message ?? cause.Message,
        State = await StateAsync(null, null),
        Hint = "Run the same command again: it goes on where the ledger says.",
    };

    private string Message(StatementFailure failure) => (failure.Work, failure.Place) switch
    {
        (null, _) => context.State is null ? "could not read the ledger" : "could not write the ledger",
        (var work, null) => $"{Subject(work)} stopped",
        (var work, var place) => $"{Subject(work)} stopped at statement {place.Number} of {work.StatementCount}",
    };

    private static string Subject(RevisionWork work) => work.IsUpgrade ? $"revision \"{work.Id}\"" : $"downgrade of revision \"{work.Id}\"";

    private static string Detail(StatementFailure failure)
    {
        var cause = failure.Cause;
        var lines = new List<string?> { $"{cause.SqlState} {cause.MessageText}", cause.Detail };
        if (!string.IsNullOrEmpty(cause.Where)) lines.Add($"in {cause.Where}");
        if (failure.Attempts > 1) lines.Add($"Tried {failure.Attempts} times.");
        lines.AddRange(failure.Blockers.Select(blocker => $"In the way: {blocker}"));
        return string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
    }

    // What the database is now is asked, not concluded.
    private async Task<string> StateAsync(RevisionWork? work, StatementPlace? place)
    {
        var state = await AskAsync();
        if (state is null) return "The server cannot be asked now; each revision is in the database as a whole or not at all, and the ledger knows which.";
        var under = state.Steps.GroupBy(step => (step.Revision, step.IsUpgrade)).FirstOrDefault();
        if (under is not null && work is { IsWhole: false } && under.Key.Revision == work.Id) return await InPartsAsync(work, state);
        if (under is not null) return $"The database is still {state.Position}, and revision \"{under.Key.Revision}\" is under way: {under.Count(step => step.IsFinished)} of its steps are done{Backfilled(state)}.";
        if (under is null && place is { } alone && !alone.Work.Script.Parts[alone.Part].Transactional) return await InPartsAsync(alone.Work, state);
        var rolledBack = place is { Number: > 1 }
            ? $"{(place.Number == 2 ? "statement 1 was" : $"statements 1 to {place.Number - 1} were")} rolled back; the"
            : "the";
        return Capital($"{rolledBack} database is still {state.Position}.");
    }

    private async Task<string> InPartsAsync(RevisionWork work, LedgerState state)
    {
        var next = new StepProgress(work, state).Next;
        var done = next == 1 ? "nothing is done" : next == 2 ? "statement 1 is done" : $"statements 1 to {next - 1} are done";
        var left = await LeftBehindAsync(work, next);
        return $"The database is still {state.Position}; of revision \"{work.Id}\" {done}, and the next run goes on with statement {next}{Backfilled(state)}.{left}";
    }

    private static string Backfilled(LedgerState state) => state.Steps.FirstOrDefault(step => !step.IsFinished && step.Reached.Count > 0) is { } step
        ? $", after {step.Visited} rows of its backfill of {step.Backfill}, up to {string.Join(", ", step.Reached)}"
        : "";

    private async Task<string> LeftBehindAsync(RevisionWork work, int number)
    {
        var place = Enumerable.Range(0, work.Script.Parts.Count).SelectMany(work.Places).FirstOrDefault(candidate => candidate.Number == number);
        if (place is null) return "";
        var session = await context.ConnectionAsync(CancellationToken.None);
        var left = await new IndexRepair(context, session).LeftBehindAsync(place.Statement.Text, CancellationToken.None);
        return left.Count == 0 ? "" : $" It left the invalid index {string.Join(" and ", left)}, which the next run drops and builds again.";
    }

    private async Task<LedgerState?> AskAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            return await context.ReadAsync(limit.Token);
        }
        catch (Exception failure) when (failure is NpgsqlException or RetortException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    // The attempt that failed belongs into the ledger; that this fails too must not hide the first error.
    private async Task RecordAsync(RevisionWork work, PostgresException cause)
    {
        try
        {
            var session = await context.ConnectionAsync(CancellationToken.None);
            var batch = new StatementBatch();
            batch.Add(LedgerWrite.Failed(work, cause.SqlState, cause.MessageText, context.Options.Tool));
            await batch.ExecuteAsync(session, CancellationToken.None);
        }
        catch (Exception failure) when (failure is NpgsqlException or RetortException or IOException)
        {
        }
    }

    private static string? Join(string? first, string? second) => (first, second) switch
    {
        (null, _) => second,
        (_, null) => first,
        _ => $"{first}\n{second}",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

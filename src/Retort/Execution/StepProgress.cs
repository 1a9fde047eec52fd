using Retort.Errors;
using Retort.Execution.Backfills;
using Retort.Execution.Failures;
using Retort.Execution.Ledgers;
using Retort.Execution.Statements;

namespace Retort.Execution;

/// <summary>How far an earlier attempt came with a revision that is not one transaction.</summary>
internal sealed class StepProgress
{
    private readonly Dictionary<(int Part, int Statement), LedgerStep> steps;
    private readonly RevisionWork work;

    public StepProgress(RevisionWork work, LedgerState state)
    {
        this.work = work;
        steps = state.Steps
            .Where(step => step.Revision == work.Id && step.IsUpgrade == work.IsUpgrade)
            .ToDictionary(step => (step.Part, step.Statement));
    }

    public bool IsResumed => steps.Count > 0;

    /// <summary>The first statement that is not known to be done, from 1.</summary>
    public int Next
    {
        get
        {
            for (var part = 0; part < work.Script.Parts.Count; part++)
                foreach (var place in work.Places(part))
                    if (!IsKnown(part, work.Script.Parts[part].Transactional ? -1 : place.Index)) return place.Number;
            return work.StatementCount + 1;
        }
    }

    /// <summary>Whether a piece is done; an edit since then is an error.</summary>
    public bool IsFinished(int part, int statement, string hash)
    {
        if (!IsKnown(part, statement)) return false;
        if (steps[(part, statement)].Hash == hash) return true;
        var number = work.Places(part).ElementAtOrDefault(Math.Max(statement, 0))?.Number;
        throw new ExecutionException("revision-edited", $"statement {number} of revision \"{work.Id}\" was edited after it ran")
        {
            Where = [work.Revision.Path ?? $"revision \"{work.Id}\""],
            State = $"Statements 1 to {Next - 1} of {work.StatementCount} are done, and nothing was changed now.",
            Hint = "Put back what ran; what is still to run may be changed.",
        };
    }

    /// <summary>How far a backfill came; null when it has not begun.</summary>
    /// <remarks>Its statement may have been edited, for the rows that are left; its table and key may not.</remarks>
    public LedgerStep? Backfill(StatementPlace place, Revisions.Backfill backfill)
    {
        if (!steps.TryGetValue((place.Part, place.Index), out var step) || step.Reached.Count == 0) return null;
        if (step.Backfill == BackfillRun.Subject(backfill)) return step;
        throw new ExecutionException("revision-edited", $"the backfill of revision \"{work.Id}\" goes by another table or key than before")
        {
            Detail = $"It has done {step.Visited} rows of {step.Backfill} and is now to go by {BackfillRun.Subject(backfill)}.",
            Where = [.. StatementExcerpt.Where(place, 0)],
            State = $"Nothing was changed now; the backfill stands after {string.Join(", ", step.Reached)}.",
            Hint = "Put back the directive; its number of rows and the UPDATE may be changed.",
        };
    }

    /// <summary>Whether this very statement was sent and nobody saw how it ended.</summary>
    public bool IsUncertain(StatementPlace place) =>
        steps.TryGetValue((place.Part, place.Index), out var step) && !step.IsFinished && step.Hash == StatementHash.Of(place.Statement);

    private bool IsKnown(int part, int statement) => steps.TryGetValue((part, statement), out var step) && step.IsFinished;
}

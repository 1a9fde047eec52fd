using Retort.Errors;
using Retort.Execution.Failures;
using Retort.Execution.Statements;

namespace Retort.Execution.Backfills;

/// <summary>The error for a backfill that cannot be cut into batches.</summary>
internal static class BackfillRefusal
{
    public static ExecutionException Of(StatementPlace place, string why, string hint) =>
        new("backfill-not-batchable", $"statement {place.Number} of revision \"{place.Work.Id}\" cannot run in batches: {why}")
        {
            Where = [.. StatementExcerpt.Where(place, 0)],
            State = "Nothing of it was run.",
            Hint = hint,
        };
}

using Retort.Revisions;

namespace Retort.Execution;

/// <summary>From the steps of the graph to the work of a run.</summary>
internal static class RunPlan
{
    /// <summary>The work of each step, in order.</summary>
    /// <param name="steps">The graph's answer.</param>
    /// <param name="fromLedger">Revisions whose files are missing here.</param>
    /// <param name="dependsOn">The ids that a revision's depends-on stand for.</param>
    public static ValueList<RevisionWork> Of(IReadOnlyList<RevisionStep> steps, IReadOnlySet<string> fromLedger, Func<Revision, ValueList<string>> dependsOn) =>
        steps.Select((step, index) => new RevisionWork
        {
            Revision = step.Revision,
            Direction = step.IsUpgrade ? RunDirection.Upgrade : RunDirection.Downgrade,
            // The graph plans no way down through a revision that cannot be undone.
            Script = step.IsUpgrade ? step.Revision.Upgrade : step.Revision.Downgrade!,
            DependsOn = dependsOn(step.Revision),
            FromLedger = fromLedger.Contains(step.Revision.Id),
            Number = index + 1,
            Total = steps.Count,
            HeadsAfter = step.HeadsAfter,
        }).ToValueList();
}

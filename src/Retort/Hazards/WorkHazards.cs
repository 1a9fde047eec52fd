using Retort.Execution;
using Retort.Hazards.Rules;
using Retort.Hazards.Measuring;
using Retort.Revisions;
using Retort.Scratch;
using Retort.Sources;

namespace Retort.Hazards;

/// <summary>The hazards of what a run is going to do: also of ways back, and of revisions that only the ledger has.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Hazards">What was found of its script.</param>
/// <param name="IsTakenBack">Whether a transaction of it was rolled back, because others would have seen what it did.</param>
internal sealed record WorkHazards(RevisionWork Work, ValueList<Hazard> Hazards, bool IsTakenBack)
{
    /// <summary>Runs the work in a scratch database that is where the target is; the list ends with what cannot go on.</summary>
    /// <param name="scratch">Where to run it.</param>
    /// <param name="graph">The history, with what only the ledger knows of it.</param>
    /// <param name="heads">Where the target is.</param>
    /// <param name="works">What the run is going to do.</param>
    /// <param name="schema">The default schema.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ValueList<WorkHazards>> FindAsync(
        ScratchServer scratch, RevisionGraph graph, ValueList<string> heads, IEnumerable<RevisionWork> works, string schema, CancellationToken cancellation)
    {
        await using var database = await HistorySource.ReplayAsync(scratch, graph, heads, schema, cancellation);
        var (meter, found) = (new ScriptMeter(database.ConnectionString, schema, scratch.IsApart), new List<WorkHazards>());
        foreach (var work in works)
        {
            var facts = await meter.MeasureAsync(work.Script, cancellation);
            // What is safer in which version is of no account here.
            found.Add(new(work, [.. HazardRules.Find(work.Script, facts, schema, 0)], facts.Any(one => one.IsTakenBack)));
            if (found[^1].IsTakenBack || facts.Any(one => one.Failure is not null)) break;
        }
        return found.ToValueList();
    }
}

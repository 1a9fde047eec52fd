using Npgsql;
using Retort.Hazards.Measuring;
using Retort.Hazards.Rules;
using Retort.Revisions;
using Retort.Scratch;
using Retort.Sources;

namespace Retort.Hazards;

/// <summary>Finds the hazards of revisions: each runs in a scratch database that stands at its parents.</summary>
/// <param name="scratch">Where to run them.</param>
/// <param name="graph">The history that they are part of.</param>
/// <param name="schema">The default schema.</param>
internal sealed class HazardFinder(ScratchServer scratch, RevisionGraph graph, string schema)
{
    /// <summary>The hazards of each revision, in the order given; the oldest first saves replays.</summary>
    public async Task<List<RevisionHazards>> FindAsync(IEnumerable<Revision> revisions, CancellationToken cancellation)
    {
        var (found, here) = (new List<RevisionHazards>(), default(Place));
        try
        {
            foreach (var revision in revisions)
            {
                here = await GoAsync(here, revision, cancellation);
                var facts = await new ScriptMeter(here.Database.ConnectionString, schema, scratch.IsApart).MeasureAsync(revision.Upgrade, cancellation);
                found.Add(new() { Revision = revision, Hazards = [.. HazardRules.Find(revision.Upgrade, facts, schema, here.ServerVersion), .. OfWhole(revision)] });
                found[^1] = found[^1] with { IsTakenBack = facts.Any(one => one.IsTakenBack) };
                if (found[^1].IsTakenBack || facts.Any(one => one.Failure is not null)) break; // nothing that builds on it can be run
                here.Applied.Add(revision.Id);
            }
            return found;
        }
        finally
        {
            if (here is not null) await here.Database.DisposeAsync();
        }
    }

    /// <summary>Where the revision begins: the database at hand, if it stands there, else one that is replayed.</summary>
    private async Task<Place> GoAsync(Place? here, Revision revision, CancellationToken cancellation)
    {
        ValueList<string> needs = [.. revision.Parents, .. graph.DependsOnIds(revision)];
        var applied = graph.Applied(needs);
        if (here is not null)
        {
            if (here.Applied.SetEquals(applied)) return here;
            await here.Database.DisposeAsync();
        }
        var database = await HistorySource.ReplayAsync(scratch, graph, needs, schema, cancellation);
        await using var source = new Execution.RunConnection(database.ConnectionString);
        await using var connection = await source.OpenAsync(cancellation);
        return new Place(database, applied.ToHashSet(StringComparer.Ordinal), connection.PostgreSqlVersion.Major);
    }

    /// <summary>What is true of a revision and not of one of its statements.</summary>
    private static IEnumerable<Hazard> OfWhole(Revision revision)
    {
        if (revision.Downgrade is not null || revision.Upgrade.Parts.Count == 0) yield break;
        yield return new() { Name = HazardName.NotReversible, Level = HazardLevel.Note, Object = revision.Id, Message = "it has no downgrade", Line = 1 };
    }

    private sealed record Place(ScratchDatabase Database, HashSet<string> Applied, int ServerVersion);
}

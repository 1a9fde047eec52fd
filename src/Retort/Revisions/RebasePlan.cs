namespace Retort.Revisions;

/// <summary>Puts some revisions of a graph onto another one.</summary>
internal static class RebasePlan
{
    /// <summary>What must build on something else, in the order of the graph; nothing when all is in its place.</summary>
    /// <param name="graph">The graph with both sides.</param>
    /// <param name="mine">The ids that move.</param>
    /// <param name="onto">The id they shall build on; it does not move.</param>
    public static ValueList<NewParents> Of(RevisionGraph graph, IReadOnlySet<string> mine, string onto)
    {
        var below = graph.Applied([onto]);
        return graph.Revisions.Where(revision => mine.Contains(revision.Id))
            .Select(revision => new NewParents { Revision = revision, Parents = Parents(graph, revision, mine, onto, below) })
            .Where(change => change.Parents != change.Revision.Parents)
            .ToValueList();
    }

    /// <summary>The revisions with their new parents in the place of the old ones.</summary>
    public static IEnumerable<Revision> Apply(IEnumerable<Revision> revisions, ValueList<NewParents> changes)
    {
        var parents = changes.ToDictionary(change => change.Revision.Id, change => change.Parents);
        return revisions.Select(revision => parents.TryGetValue(revision.Id, out var others) ? revision with { Parents = others } : revision);
    }

    private static ValueList<string> Parents(RevisionGraph graph, Revision revision, IReadOnlySet<string> mine, string onto, IReadOnlySet<string> below)
    {
        // A branch that was begun apart with a name is meant to stay apart.
        if (revision.Labels.Count > 0 && !revision.Parents.Any(mine.Contains)) return revision.Parents;
        if (revision.Parents.Count == 0) return [onto];
        var parents = revision.Parents.Select(parent => below.Contains(parent) ? onto : parent).Distinct().ToList();
        // Where one of mine is a parent too, it leads down to the new place itself: a merge with the other side has become superfluous.
        if (parents.Count > 1 && parents.Any(mine.Contains)) parents.Remove(onto);
        return parents.ToValueList();
    }
}

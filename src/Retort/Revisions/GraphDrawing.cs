using Retort.Revisions.Graphs;

namespace Retort.Revisions;

/// <summary>Draws a graph as lines of text, the newest revision first.</summary>
public static class GraphDrawing
{
    /// <summary>The lines of some revisions of a graph.</summary>
    /// <param name="graph">The graph, for what stands outside the drawn part.</param>
    /// <param name="revisions">What is drawn, children before parents, as <see cref="RevisionGraph.History"/> gives it.</param>
    /// <param name="current">The heads of a database, to mark what it has; none marks nothing.</param>
    /// <param name="unicode">Whether lines may be drawn with box characters; else with ASCII.</param>
    public static ValueList<GraphLine> Draw(RevisionGraph graph, IReadOnlyList<Revision> revisions, IReadOnlyList<string> current, bool unicode = true)
    {
        var applied = graph.Applied(current);
        var at = graph.Current(current).ToHashSet(StringComparer.Ordinal);
        var drawn = revisions.Select(revision => revision.Id).ToHashSet(StringComparer.Ordinal);
        var lanes = new Lanes(unicode ? LaneStyle.Unicode : LaneStyle.Ascii);
        var lines = new List<GraphLine>();
        foreach (var revision in revisions)
        {
            var marks = Marks(graph, revision, applied.Contains(revision.Id), at.Contains(revision.Id));
            if (lanes.Join(revision.Id) is { } join) lines.Add(new() { Lanes = join });
            lines.Add(new() { Lanes = lanes.Place(revision.Id, marks), Revision = revision, Marks = marks });
            if (lanes.Part(revision.Id, [.. revision.Parents.Where(drawn.Contains)]) is { } part) lines.Add(new() { Lanes = part });
        }
        return lines.ToValueList();
    }

    private static GraphMarks Marks(RevisionGraph graph, Revision revision, bool isApplied, bool isCurrent)
    {
        var children = graph.Children(revision.Id).Count;
        return (isApplied ? GraphMarks.Applied : 0)
            | (isCurrent ? GraphMarks.Current : 0)
            | (children == 0 ? GraphMarks.Head : 0)
            | (children > 1 ? GraphMarks.BranchPoint : 0)
            | (revision.Parents.Count == 0 ? GraphMarks.Base : 0)
            | (revision.Parents.Count > 1 ? GraphMarks.MergePoint : 0);
    }
}

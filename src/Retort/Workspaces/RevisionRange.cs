using Retort.Revisions;

namespace Retort.Workspaces;

/// <summary>The revisions that a verb is to look at.</summary>
internal static class RevisionRange
{
    /// <summary>Those of a range such as <c>-1:</c>, <c>ae10:head</c> or one <c>ae10</c>, the oldest first; null is all of them.</summary>
    public static ValueList<Revision> Of(RevisionGraph graph, string? range)
    {
        if (graph.Revisions.Count == 0) return [];
        if (range is not null && !range.Contains(':', StringComparison.Ordinal)) return graph.Resolve(range).Select(id => graph[id]).ToValueList();
        return graph.History(range, []).Reverse().ToValueList();
    }
}

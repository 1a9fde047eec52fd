namespace Retort.Revisions.Graphs;

/// <summary>Goes a number of revisions up or down, along parents, as long as there is one way only.</summary>
internal sealed class Walk(GraphIndex index, string text)
{
    /// <summary>Up from a revision, or from base; only along a branch where one is given. Null when the graph ends before.</summary>
    public int? Up(int? from, int steps, int? branch, bool mayStopEarly = false)
    {
        var node = from;
        for (; steps > 0; steps--)
        {
            IEnumerable<int> ways = node is { } at ? index.Children[at] : index.Bases;
            if (branch is { } line) ways = index.SharingLine(ways, [line]);
            if (One(node, [.. ways]) is not { } next) return mayStopEarly ? node : null;
            node = next;
        }
        return node;
    }

    /// <summary>Down from a revision; null when that is base or below.</summary>
    public int? Down(int from, int steps) => Down(from, steps, out _);

    /// <summary>Down from a revision; null with nothing left over is base, with steps left over it is below base.</summary>
    public int? Down(int? from, int steps, out int left)
    {
        var node = from;
        for (left = steps; left > 0 && node is { } at; left--) node = One(at, index.Parents[at]);
        return node;
    }

    private int? One(int? from, int[] ways) => ways switch
    {
        [] => null,
        [var way] => way,
        _ => throw GraphError.AmbiguousWalk(text, from is { } node ? index.Nodes[node] : null, [.. ways.Select(way => index.Nodes[way])]),
    };
}

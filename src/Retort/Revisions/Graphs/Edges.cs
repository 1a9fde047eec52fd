namespace Retort.Revisions.Graphs;

/// <summary>Adjacency as arrays of node numbers.</summary>
internal static class Edges
{
    /// <summary>The same edges seen from the other end, each list in declaration order.</summary>
    public static int[][] Invert(int[][] edges)
    {
        var counts = new int[edges.Length];
        foreach (var targets in edges)
        {
            foreach (var target in targets) counts[target]++;
        }
        var inverse = new int[edges.Length][];
        for (var node = 0; node < inverse.Length; node++) inverse[node] = counts[node] == 0 ? [] : new int[counts[node]];
        Array.Clear(counts);
        for (var node = 0; node < edges.Length; node++)
        {
            foreach (var target in edges[node]) inverse[target][counts[target]++] = node;
        }
        return inverse;
    }

    /// <summary>Two kinds of edges as one, first those of the first kind, none twice.</summary>
    public static int[][] Join(int[][] first, int[][] second)
    {
        var joined = new int[first.Length][];
        for (var node = 0; node < joined.Length; node++)
            joined[node] = second[node].Length == 0 ? first[node] : [.. first[node].Union(second[node])];
        return joined;
    }

    /// <summary>A cycle, in the order of its edges; empty when there is none.</summary>
    /// <remarks>Nodes that lead nowhere are taken away until none is left: what remains leads round in a cycle.</remarks>
    public static List<int> Cycle(int[][] edges, int[][] inverse)
    {
        var open = Array.ConvertAll(edges, targets => targets.Length);
        var ready = new Stack<int>(Enumerable.Range(0, edges.Length).Where(node => open[node] == 0));
        var removed = 0;
        while (ready.TryPop(out var node))
        {
            removed++;
            foreach (var source in inverse[node])
            {
                if (--open[source] == 0) ready.Push(source);
            }
        }
        return removed == edges.Length ? [] : Follow(edges, open);
    }

    private static List<int> Follow(int[][] edges, int[] open)
    {
        var path = new List<int>();
        var seen = new Dictionary<int, int>();
        for (var node = Array.FindIndex(open, count => count > 0); seen.TryAdd(node, path.Count); node = edges[node].First(next => open[next] > 0)) path.Add(node);
        var closing = edges[path[^1]].First(next => open[next] > 0);
        return path[seen[closing]..];
    }
}

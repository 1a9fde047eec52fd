namespace Retort.Revisions.Graphs;

/// <summary>A set of nodes of one graph, by number.</summary>
internal sealed class NodeSet(int size)
{
    private readonly bool[] members = new bool[size];

    public int Count { get; private set; }

    public bool this[int node] => members[node];

    /// <summary>Whether the node is new to the set.</summary>
    public bool Add(int node)
    {
        if (members[node]) return false;
        members[node] = true;
        Count++;
        return true;
    }

    public bool Remove(int node)
    {
        if (!members[node]) return false;
        members[node] = false;
        Count--;
        return true;
    }

    /// <summary>The members in declaration order.</summary>
    public IEnumerable<int> Members()
    {
        for (var node = 0; node < members.Length; node++)
        {
            if (members[node]) yield return node;
        }
    }

    /// <summary>Everything that edges lead to from some nodes, with those nodes.</summary>
    public static NodeSet Reach(int[][] edges, IEnumerable<int> from)
    {
        var reached = new NodeSet(edges.Length);
        var open = new Stack<int>();
        foreach (var node in from)
        {
            if (reached.Add(node)) open.Push(node);
        }
        while (open.TryPop(out var node))
        {
            foreach (var next in edges[node])
            {
                if (reached.Add(next)) open.Push(next);
            }
        }
        return reached;
    }
}

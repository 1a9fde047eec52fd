namespace Retort.Revisions.Graphs;

/// <summary>Puts revisions in order, the newest first: none comes before something that needs it.</summary>
/// <remarks>
/// One line is followed down as far as it goes. Where it meets a revision that another line still needs, that line is followed
/// first. Lines begin at the heads, in declaration order; a merge goes on with its first parent, and its other parents and its
/// dependencies begin lines of their own at the end of the list; when a line ends, the one before it in the list goes on.
/// The answer depends on nothing but the graph.
/// </remarks>
internal sealed class NewestFirst
{
    private readonly GraphIndex index;
    private readonly NodeSet todo;
    private readonly NodeSet isFront;
    private readonly int[] waiting;
    private readonly List<int> fronts = [];
    private readonly List<int> order;
    private int current;

    private NewestFirst(GraphIndex index, NodeSet todo)
    {
        this.index = index;
        this.todo = todo;
        isFront = new(index.Nodes.Length);
        waiting = new int[index.Nodes.Length];
        order = new(todo.Count);
        foreach (var node in todo.Members())
        {
            foreach (var below in index.Below[node]) waiting[below]++;
        }
    }

    /// <summary>Orders a set of nodes, which is used up; lines begin at those heads that are in it.</summary>
    public static List<int> Order(GraphIndex index, NodeSet todo, IEnumerable<int> heads)
    {
        var sort = new NewestFirst(index, todo);
        foreach (var head in heads.Order().Where(head => todo[head])) sort.AddFront(head);
        sort.Run();
        foreach (var head in todo.Members().Where(node => sort.waiting[node] == 0).ToList()) sort.AddFront(head);
        sort.Run();
        return sort.order;
    }

    private void AddFront(int node)
    {
        if (isFront.Add(node)) fronts.Add(node);
    }

    private void Run()
    {
        while (fronts.Count > 0)
        {
            var node = fronts[current];
            if (waiting[node] > 0) current = FrontAbove(node);
            else Emit(node);
        }
        current = 0;
    }

    private void Emit(int node)
    {
        order.Add(node);
        todo.Remove(node);
        isFront.Remove(node);
        foreach (var below in index.Below[node]) waiting[below]--;
        var next = Needed(node).Where(below => todo[below] && !isFront[below]).ToList();
        if (next.Count == 0)
        {
            fronts.RemoveAt(current);
            current = Math.Max(current - 1, 0);
            return;
        }
        fronts[current] = next[0];
        isFront.Add(next[0]);
        foreach (var other in next.Skip(1)) AddFront(other);
    }

    /// <summary>The first line that leads down to a node from another one.</summary>
    private int FrontAbove(int node)
    {
        var above = new HashSet<int> { node };
        var open = new Stack<int>([node]);
        while (open.TryPop(out var at))
        {
            foreach (var next in index.Above[at])
            {
                if (todo[next] && above.Add(next)) open.Push(next);
            }
        }
        return fronts.FindIndex(front => front != node && above.Contains(front));
    }

    /// <summary>What a revision needs, without dependencies that one of its ancestors declares too: those belong to the ancestor's line.</summary>
    private IEnumerable<int> Needed(int node) => index.Dependencies[node].Length == 0
        ? index.Parents[node]
        : index.Parents[node].Union(index.Dependencies[node].Where(dependency => !IsDeclaredBelow(node, dependency)));

    private bool IsDeclaredBelow(int node, int dependency)
    {
        var declaring = index.Above[dependency].Where(other => other != node && index.Dependencies[other].Contains(dependency)).ToList();
        if (declaring.Count == 0) return false;
        var ancestors = NodeSet.Reach(index.Parents, index.Parents[node]);
        return declaring.Exists(other => ancestors[other]);
    }
}

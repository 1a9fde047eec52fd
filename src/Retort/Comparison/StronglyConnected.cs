namespace Retort.Comparison;

/// <summary>Tarjan's strongly connected components, without recursion: a schema may nest deeper than a stack.</summary>
internal static class StronglyConnected
{
    /// <summary>The components of a graph given by each node's neighbours, in no particular order.</summary>
    public static List<List<int>> Components(IReadOnlyList<IReadOnlyCollection<int>> neighbours)
    {
        var count = neighbours.Count;
        var (index, low, onStack) = (new int[count], new int[count], new bool[count]);
        var (stack, result, next) = (new Stack<int>(), new List<List<int>>(), 0);
        var work = new Stack<(int Node, IEnumerator<int> Next)>();
        for (var root = 0; root < count; root++)
        {
            if (index[root] != 0) continue;
            Enter(root);
            while (work.TryPeek(out var frame))
            {
                if (!frame.Next.MoveNext()) Leave();
                else if (index[frame.Next.Current] == 0) Enter(frame.Next.Current);
                else if (onStack[frame.Next.Current]) low[frame.Node] = Math.Min(low[frame.Node], index[frame.Next.Current]);
            }
        }
        return result;

        void Enter(int node)
        {
            index[node] = low[node] = ++next;
            onStack[node] = true;
            stack.Push(node);
            work.Push((node, neighbours[node].GetEnumerator()));
        }

        void Leave()
        {
            var node = work.Pop().Node;
            if (work.TryPeek(out var parent)) low[parent.Node] = Math.Min(low[parent.Node], low[node]);
            if (low[node] != index[node]) return;
            var component = new List<int>();
            do
            {
                component.Add(stack.Peek());
                onStack[stack.Peek()] = false;
            }
            while (stack.Pop() != node);
            result.Add(component);
        }
    }
}

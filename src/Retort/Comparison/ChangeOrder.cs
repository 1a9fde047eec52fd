using Retort.Catalog;
using Retort.Errors;

namespace Retort.Comparison;

/// <summary>Puts changes in an order in which each finds what it needs; opens cycles by taking members out of their container's statement.</summary>
internal static class ChangeOrder
{
    public static IReadOnlyList<Change> Sort(ChangeSet set)
    {
        var nodes = ChangeNodes.Build(set);
        while (true)
        {
            var graph = new ChangeGraph(set, nodes);
            var cycles = StronglyConnected.Components(graph.Before).Where(component => component.Count > 1).ToList();
            if (cycles.Count == 0) return Order(graph);
            foreach (var cycle in cycles)
                if (!Open(graph, cycle, nodes))
                    throw new SourceException("dependency-cycle", "cannot order the changes: some of them need each other")
                    {
                        Detail = $"These depend on one another: {string.Join(", ", cycle.Select(index => graph.Nodes[index].Change.Id.ToString()).Order())}.",
                        Hint = "Make the change in two revisions: first without one of these objects, then with it.",
                    };
        }
    }

    /// <summary>Takes the members that hold a cycle together, the most willing kind first, into statements of their own.</summary>
    private static bool Open(ChangeGraph graph, IReadOnlyList<int> cycle, List<ChangeNode> nodes)
    {
        var inside = cycle.ToHashSet();
        var loose = cycle
            .SelectMany(index => graph.Nodes[index].Members.Select(member => (Index: index, Member: member, Rank: member.Id.Kind.Ddl.Detachment(member))))
            .Where(one => one.Rank is not null && graph.Needs(one.Index, one.Member).Any(inside.Contains))
            .GroupBy(one => one.Rank!.Value).MinBy(group => group.Key);
        if (loose is null) return false;
        foreach (var (index, member, _) in loose)
        {
            graph.Nodes[index].Members.Remove(member);
            nodes.Add(new ChangeNode(graph.Nodes[index].Change is DropChange ? new DropChange(member) : new CreateChange(member)));
        }
        return true;
    }

    private static List<Change> Order(ChangeGraph graph)
    {
        var waiting = graph.Before.Select(before => before.Count).ToArray();
        var after = new List<int>[graph.Nodes.Count];
        for (var index = 0; index < after.Length; index++)
            foreach (var before in graph.Before[index]) (after[before] ??= []).Add(index);
        var ready = new PriorityQueue<int, ChangePriority>();
        for (var index = 0; index < waiting.Length; index++)
            if (waiting[index] == 0) ready.Enqueue(index, ChangePriority.Of(graph.Nodes[index].Change));
        var ordered = new List<Change>(graph.Nodes.Count);
        while (ready.TryDequeue(out var next, out _))
        {
            ordered.Add(Finish(graph.Nodes[next]));
            foreach (var index in after[next] ?? [])
                if (--waiting[index] == 0) ready.Enqueue(index, ChangePriority.Of(graph.Nodes[index].Change));
        }
        return ordered;
    }

    private static Change Finish(ChangeNode node)
    {
        if (node.Change is CreateChange create) create.Members.AddRange(node.Members.OrderBy(member => member.Id.Kind.Rank).ThenBy(member => member.Position.Value).ThenBy(member => member.Id));
        return node.Change;
    }
}

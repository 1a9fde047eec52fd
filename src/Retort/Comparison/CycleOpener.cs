using Retort.Catalog;

namespace Retort.Comparison;

/// <summary>Opens a cycle of changes: by a member that leaves its container's statement, by not waiting for what is there anyway, or by a stub.</summary>
internal sealed class CycleOpener(ChangeSet set, List<ChangeNode> nodes)
{
    private readonly HashSet<ObjectId> relaxed = [];

    /// <summary>Objects that stay and change, for whose change nobody waits.</summary>
    public IReadOnlySet<ObjectId> Relaxed => relaxed;

    /// <summary>Whether something was done; the graph must then be drawn again.</summary>
    public bool Open(ChangeGraph graph, IReadOnlyList<int> cycle)
    {
        var inside = cycle.ToHashSet();
        return Detach(graph, inside) || Relax(graph, inside) || Stub(graph, inside);
    }

    /// <summary>Takes the members that hold the cycle together, the most willing kind first, into statements of their own.</summary>
    private bool Detach(ChangeGraph graph, HashSet<int> inside)
    {
        var loose = inside
            .SelectMany(index => graph.Nodes[index].Members.Select(member => (Index: index, Member: member, Rank: member.Id.Kind.Ddl.Detachment(member))))
            .Where(one => one.Rank is not null && graph.Ties(one.Index, one.Member).Any(inside.Contains))
            .GroupBy(one => one.Rank!.Value).MinBy(group => group.Key);
        if (loose is null) return false;
        foreach (var (index, member, _) in loose)
        {
            graph.Nodes[index].Members.Remove(member);
            var node = new ChangeNode(graph.Nodes[index].Change is DropChange ? new DropChange(member) : new CreateChange(member));
            foreach (var other in nodes) other.MoveFollowers(node);
            nodes.Add(node);
        }
        return true;
    }

    private bool Relax(ChangeGraph graph, HashSet<int> inside) =>
        inside.Select(index => graph.Nodes[index].Change).OfType<AlterChange>().Where(alter => !alter.OpensCycle)
            // Those whom it disturbs wait for a change all the same, so one that disturbs nobody opens more.
            .OrderBy(alter => alter.Alteration.Disturbs is not null).ThenBy(alter => alter.Alteration.MakesAnew).ThenBy(alter => alter.Id).Select(alter => alter.Id).Any(relaxed.Add);

    /// <summary>Makes or leaves behind an object of the same shape that needs nothing of the cycle.</summary>
    private bool Stub(ChangeGraph graph, HashSet<int> inside)
    {
        foreach (var index in inside.OrderBy(index => graph.Nodes[index].Change.Id))
        {
            var item = graph.Nodes[index].Change switch { CreateChange create => create.Object, DropChange drop => drop.Object, _ => null };
            if (item is null || item.Id.Kind.Ddl.Stub(item) is not { } shape) continue;
            var stub = shape with { DependsOn = new(item.DependsOn.Value.Where(dependency => !inside.Any(other => graph.Nodes[other].Change.Id == dependency.On)).ToValueList()) };
            var creates = graph.Nodes[index].Change is CreateChange;
            var (from, to) = creates ? (stub, item) : (item, stub);
            if (item.Id.Kind.Ddl.Alter(from, to, set.Context) is not { } alteration) continue;
            var node = new ChangeNode(creates ? new CreateChange(stub) : new DropChange(stub));
            node.Members.AddRange(graph.Nodes[index].Members);
            nodes[index] = node;
            nodes.Add(new ChangeNode(new AlterChange(from, to, alteration) { OpensCycle = true }));
            return true;
        }
        return false;
    }
}

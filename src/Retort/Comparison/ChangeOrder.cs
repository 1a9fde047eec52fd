using Retort.Catalog;
using Retort.Errors;

namespace Retort.Comparison;

/// <summary>Puts changes in an order in which each finds what it needs; <see cref="CycleOpener"/> opens the cycles.</summary>
internal static class ChangeOrder
{
    private static readonly ObjectKind[] MadeAgain = [ObjectKinds.Function, ObjectKinds.View, ObjectKinds.Rule, ObjectKinds.Trigger, ObjectKinds.Policy];

    public static IReadOnlyList<Change> Sort(ChangeSet set, ComparisonOptions options)
    {
        var nodes = ChangeNodes.Build(set);
        var opener = new CycleOpener(set, nodes);
        while (true)
        {
            var graph = new ChangeGraph(set, nodes, opener.Relaxed);
            var cycles = StronglyConnected.Components(graph.Before).Where(component => component.Count > 1).ToList();
            if (cycles.Count == 0) return Order(graph);
            foreach (var cycle in cycles)
            {
                if (opener.Open(graph, cycle)) continue;
                return MakeAgain(set, graph, cycle, options) ? Sort(set, options) : throw NeedEachOther(graph, cycle);
            }
        }
    }

    /// <summary>What holds no rows can go before the change and come after it, where changing it in place would need both at once: a function that speaks of another table.</summary>
    private static bool MakeAgain(ChangeSet set, ChangeGraph graph, IReadOnlyList<int> cycle, ComparisonOptions options)
    {
        var alter = cycle.Select(index => graph.Nodes[index].Change).OfType<AlterChange>().Where(alter => !alter.OpensCycle && MadeAgain.Contains(alter.Id.Kind) && set.Altered.ContainsKey(alter.Id)).MinBy(alter => alter.Id);
        if (alter is null || !set.Replace(alter.From.Id)) return false;
        set.Altered.Remove(alter.Id);
        Replacement.Spread(set, options);
        return true;
    }

    private static SourceException NeedEachOther(ChangeGraph graph, IReadOnlyList<int> cycle) => new("dependency-cycle", "cannot order the changes: some of them need each other")
    {
        Detail = $"These depend on one another: {string.Join(", ", cycle.Select(index => graph.Nodes[index].Change.Id.ToString()).Order())}.",
        Hint = "Make the change in two revisions: first without one of these objects, then with it.",
    };

    private static List<Change> Order(ChangeGraph graph)
    {
        var waiting = graph.Before.Select(before => before.Count).ToArray();
        var after = new List<int>[graph.Nodes.Count];
        for (var index = 0; index < after.Length; index++)
            foreach (var before in graph.Before[index]) (after[before] ??= []).Add(index);
        var (ready, near) = (new PriorityQueue<int, ChangePriority>(), new PriorityQueue<int, ChangePriority>());
        for (var index = 0; index < waiting.Length; index++)
            if (waiting[index] == 0) ready.Enqueue(index, ChangePriority.Of(graph.Nodes[index].Change));
        var ordered = new List<Change>(graph.Nodes.Count);
        ObjectId? last = null;
        while (near.TryDequeue(out var next, out _) || ready.TryDequeue(out next, out _))
        {
            var change = Finish(graph.Nodes[next]);
            ordered.Add(change);
            if (change is CreateChange { Object: Catalog.Tables.Table { PartitionKey: null } }) last = change.Id;
            foreach (var index in after[next] ?? [])
                if (--waiting[index] == 0) (last is { } table && BelongsTo(graph.Nodes[index].Change, table) ? near : ready).Enqueue(index, ChangePriority.Of(graph.Nodes[index].Change));
        }
        return ordered;
    }

    /// <summary>Whether something is written right after the table that was just made, before the next one: its indexes, keys, triggers and the like, as far as they need nothing else.</summary>
    private static bool BelongsTo(Change change, ObjectId table) => change is CreateChange create && create.Object.Container == table && create.Object switch
    {
        Catalog.Indexes.TableIndex index => index is { IsValid: true, ParentIndex: null },
        Catalog.Constraints.Constraint constraint => constraint is { IsComplete: true, ParentIndex: null },
        Catalog.Inheritance.TableInheritance => false,
        _ => true,
    };

    private static Change Finish(ChangeNode node)
    {
        if (node.Change is CreateChange create) create.Members.AddRange(node.Members.OrderBy(member => member.Id.Kind.Rank).ThenBy(member => member.Position.Value).ThenBy(member => member.Id));
        if (node.Change is SetAsideChange aside) aside.Members.AddRange(node.Members);
        return node.Change;
    }
}

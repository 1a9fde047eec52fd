using System.Runtime.InteropServices;

namespace Retort.Revisions.Graphs;

/// <summary>The heads of a database, kept right while revisions are applied and undone.</summary>
internal sealed class AppliedHeads
{
    private readonly GraphIndex index;
    private readonly NodeSet applied;
    private readonly int[] appliedAbove;
    private readonly List<string> heads;

    /// <summary>Begins at the recorded heads as they are, even when one implies another.</summary>
    public AppliedHeads(GraphIndex index, IEnumerable<int> current)
    {
        this.index = index;
        int[] rows = [.. current];
        heads = [.. rows.Select(node => index.Nodes[node].Id).Order(StringComparer.Ordinal)];
        applied = index.Required(rows);
        appliedAbove = new int[index.Nodes.Length];
        foreach (var node in applied.Members())
        {
            foreach (var below in index.Below[node]) appliedAbove[below]++;
        }
    }

    public RevisionStep Apply(int node)
    {
        applied.Add(node);
        foreach (var below in index.Below[node])
        {
            appliedAbove[below]++;
            Remove(below);
        }
        Insert(node);
        return new() { Revision = index.Nodes[node], IsUpgrade = true, HeadsAfter = Heads() };
    }

    /// <summary>Undoes a head. What it needed becomes a head, unless another of the recorded heads implies it.</summary>
    /// <remarks>
    /// When other heads remain, a dependency that the undone revision declared on an ancestor of its own parents becomes a head
    /// too: the shared cases list it so. It is implied by the parent beside it, and gone once that is undone.
    /// </remarks>
    public RevisionStep Undo(int node)
    {
        applied.Remove(node);
        Remove(node);
        var others = index.Below[node].Length > 1 ? heads.ToHashSet(StringComparer.Ordinal) : [];
        foreach (var below in index.Below[node]) appliedAbove[below]--;
        foreach (var below in index.Below[node].Where(below => applied[below]))
        {
            if (appliedAbove[below] == 0 || (others.Count > 0 && !IsImplied(below, others))) Insert(below);
        }
        return new() { Revision = index.Nodes[node], IsUpgrade = false, HeadsAfter = Heads() };
    }

    private ValueList<string> Heads() => ValueList.Create<string>(CollectionsMarshal.AsSpan(heads));

    private bool IsImplied(int node, HashSet<string> by)
    {
        var above = new HashSet<int> { node };
        var open = new Stack<int>([node]);
        while (open.TryPop(out var at))
        {
            if (by.Contains(index.Nodes[at].Id)) return true;
            foreach (var next in index.Above[at])
            {
                if (applied[next] && above.Add(next)) open.Push(next);
            }
        }
        return false;
    }

    private void Insert(int node)
    {
        var id = index.Nodes[node].Id;
        var place = heads.BinarySearch(id, StringComparer.Ordinal);
        if (place < 0) heads.Insert(~place, id);
    }

    private void Remove(int node)
    {
        var place = heads.BinarySearch(index.Nodes[node].Id, StringComparer.Ordinal);
        if (place >= 0) heads.RemoveAt(place);
    }
}

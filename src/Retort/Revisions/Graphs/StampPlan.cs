using Retort.Errors;

namespace Retort.Revisions.Graphs;

/// <summary>What a database holds after being told where it is.</summary>
/// <remarks>
/// Recorded heads that share a line with a target, dependencies included, are replaced by it; others stay. A single head that
/// is taken back, and a branch that is taken to base, leave recorded what they had brought along on other lines by a dependency.
/// </remarks>
internal sealed class StampPlan(GraphIndex index)
{
    private readonly Lookup lookup = new(index);

    public ValueList<string> Heads(int[] current, IReadOnlyList<string> targets)
    {
        var kept = current.ToHashSet();
        var stamped = new List<int>();
        foreach (var target in targets)
        {
            int[] nodes = Find(target);
            stamped.AddRange(nodes);
            if (nodes.Length == 0) ToBase(current, target, kept);
        }
        RefuseOverlap(stamped);
        int[] fresh = [.. stamped.Except(current)];
        Replace(current, stamped, fresh, kept);
        return index.Names(kept.Union(fresh)).Order(StringComparer.Ordinal).ToValueList();
    }

    /// <summary>Steps have nothing to count from here: what is recorded may be the very thing that is wrong.</summary>
    private int[] Find(string target) => target.StartsWith('-') ? throw GraphError.NoSuchRevision(target, null, "Steps are not understood here.") : lookup.All(target);

    /// <summary>All heads in a line with a target give way as soon as one of them is in a line with a target that is new.</summary>
    private void Replace(int[] current, List<int> stamped, int[] fresh, HashSet<int> kept)
    {
        if (index.SharingLine(current, fresh, withDependencies: true).Count == 0) return;
        var replaced = index.SharingLine(current, stamped, withDependencies: true);
        kept.ExceptWith(replaced);
        if (replaced is [var row] && fresh is [var target]) Leave(row, target, NodeSet.Reach(index.Below, [target]), kept);
    }

    private void ToBase(int[] current, string target, HashSet<int> kept)
    {
        if (TargetSpec.Split(target).Branch is not { } name)
        {
            kept.Clear();
            return;
        }
        var branch = lookup.Branch(name);
        var removed = index.SharingLine(current, [branch], withDependencies: true);
        kept.ExceptWith(removed);
        foreach (var row in removed) Leave(row, branch, NodeSet.Reach(index.Parents, [branch]), kept);
    }

    /// <summary>Keeps what a removed head implied on other lines, where only a dependency led from one line to the other.</summary>
    private void Leave(int row, int from, NodeSet gone, HashSet<int> kept)
    {
        var implied = index.Required([row]);
        var undone = NodeSet.Reach(index.Above, [from]);
        var left = new List<int>();
        foreach (var node in undone.Members().Where(node => node != from && implied[node]))
        {
            var isInLine = Array.Exists(index.Parents[node], parent => undone[parent]);
            left.AddRange(isInLine ? index.Dependencies[node] : index.Below[node]);
        }
        left.RemoveAll(node => undone[node] || gone[node]);
        var lower = NodeSet.Reach(index.Below, left.Concat(kept).SelectMany(node => index.Below[node]));
        kept.UnionWith(left.Where(node => !lower[node]));
    }

    private void RefuseOverlap(List<int> stamped)
    {
        var implied = NodeSet.Reach(index.Below, stamped.SelectMany(node => index.Below[node]));
        if (stamped.Find(node => implied[node]) is var lower && !stamped.Exists(node => implied[node])) return;
        throw new RevisionException("overlapping-revisions", $"the targets overlap: \"{index.Nodes[lower].Id}\" is implied by another of them")
        {
            Hint = $"Name the newer one alone: `retort stamp {string.Join(' ', index.Names(stamped.Where(node => !implied[node]).Distinct()))}`.",
        };
    }
}

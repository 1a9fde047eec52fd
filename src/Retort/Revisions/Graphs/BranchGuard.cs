using Retort.Errors;

namespace Retort.Revisions.Graphs;

/// <summary>Keeps a downgrade along one branch from taking another branch with it unasked.</summary>
/// <remarks>
/// Below a branch point there is no way down along one side only. A sibling without a name that is never merged counts as part
/// of the trunk and goes with it; a sibling that has a label, or that a merge joins to this branch, is an error.
/// </remarks>
internal static class BranchGuard
{
    public static void Check(GraphIndex index, NodeSet undone, int branch, bool isNamed, string target)
    {
        var line = index.SharingLine(undone.Members(), [branch], withDependencies: true).ToHashSet();
        int[] strays = [.. undone.Members().Where(node => !line.Contains(node))];
        if (strays.Length == 0) return;
        var joined = NodeSet.Reach(index.Parents, NodeSet.Reach(index.Children, [branch]).Members());
        var labelled = index.Labels.Values.ToHashSet();
        if (isNamed && !Array.Exists(strays, node => joined[node] || labelled.Contains(node))) return;
        throw new RevisionException("undoes-other-branch", $"the way down to \"{target}\" would also undo {GraphError.Quoted(index.Names(strays))}")
        {
            Detail = $"They are not in the branch of \"{index.Nodes[branch].Id}\", but stand on what would be undone.",
            Hint = "Go down to the branch point, or name the revision alone (`base` for everything) to undo the other branch too.",
        };
    }
}

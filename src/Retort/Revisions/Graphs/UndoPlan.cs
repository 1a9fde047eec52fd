namespace Retort.Revisions.Graphs;

/// <summary>The way down through some revisions, wherever they stand: each after everything that needs it.</summary>
internal sealed class UndoPlan(GraphIndex index)
{
    /// <summary>The steps; what stands on the revisions is undone too.</summary>
    public ValueList<RevisionStep> Steps(int[] current, IEnumerable<int> revisions)
    {
        var undone = NodeSet.Reach(index.Above, [.. revisions]);
        var applied = index.Required(current);
        foreach (var node in undone.Members().Where(node => !applied[node]).ToList()) undone.Remove(node);
        var heads = new AppliedHeads(index, current);
        return NewestFirst.Order(index, undone, current).Select(node => Ready.ToRun(heads.Undo(node))).ToValueList();
    }
}

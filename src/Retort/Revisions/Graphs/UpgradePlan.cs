using Retort.Errors;

namespace Retort.Revisions.Graphs;

/// <summary>The way up: everything that the targets need and the database does not have.</summary>
internal sealed class UpgradePlan(GraphIndex index)
{
    private readonly Lookup lookup = new(index);

    public ValueList<RevisionStep> Steps(int[] current, string target)
    {
        var targets = Targets(current, target);
        RefuseOverlap(current);
        var todo = index.Required(targets);
        foreach (var node in index.Required(current).Members()) todo.Remove(node);
        var order = NewestFirst.Order(index, todo, targets);
        order.Reverse();
        var heads = new AppliedHeads(index, current);
        return order.Select(node => Ready.ToRun(heads.Apply(node))).ToValueList();
    }

    /// <summary>The revisions that a target stands for, counted from where the database is.</summary>
    public int[] Targets(int[] current, string target, bool mayStopEarly = false)
    {
        var spec = TargetSpec.Parse(target);
        if (spec.Steps is not { } steps) return lookup.All(target);
        var branch = spec.Branch is null ? (int?)null : lookup.Branch(spec.Branch);
        if (spec.Symbol is null && (!spec.IsUp || steps == 0)) throw GraphError.OutOfRange(target, "An upgrade counts up from where the database is.");
        var walk = new Walk(index, target);
        var end = spec switch
        {
            { IsUp: false } => walk.Down(lookup.Single(spec.Anchor), steps, out _),
            { Symbol: null } => walk.Up(Start(current, branch, target), steps, branch, mayStopEarly),
            _ => walk.Up(lookup.Single(spec.Symbol), steps, branch, mayStopEarly),
        };
        return end is { } node ? [node] : throw GraphError.OutOfRange(target, spec.IsUp ? $"There are fewer than {steps} revisions above." : "It is base or below.");
    }

    /// <summary>Where to count from: the recorded revision in the branch, or the last applied one below it; null is base.</summary>
    private int? Start(int[] current, int? branch, string target)
    {
        IReadOnlyList<int> starts = branch is { } line ? index.SharingLine(current, [line]) : current;
        if (starts.Count == 0 && branch is { } of) starts = Tips(index.SharingLine(index.Required(current).Members(), [of]));
        return starts switch
        {
            [] => null,
            [var start] => start,
            _ => throw GraphError.AmbiguousCurrent(target, [.. starts.Select(node => index.Nodes[node])]),
        };
    }

    private int[] Tips(List<int> nodes)
    {
        var below = nodes.SelectMany(node => index.Below[node]).ToHashSet();
        return [.. nodes.Where(node => !below.Contains(node))];
    }

    private void RefuseOverlap(int[] current)
    {
        var implied = NodeSet.Reach(index.Below, current.SelectMany(node => index.Below[node]));
        int[] overlapping = [.. current.Where(node => implied[node])];
        if (overlapping.Length == 0) return;
        throw new RevisionException("overlapping-revisions", $"the database holds {GraphError.Quoted(index.Names(overlapping))}, which another of its heads already implies")
        {
            Detail = $"Its heads are {GraphError.Quoted(index.Names(current))}.",
            Hint = $"Run `retort stamp --purge {string.Join(' ', index.Names(current.Except(overlapping)))}`.",
        };
    }
}

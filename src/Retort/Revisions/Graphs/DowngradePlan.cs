using Retort.Errors;

namespace Retort.Revisions.Graphs;

/// <summary>The way down: what stands on the target, and everything that needs it.</summary>
internal sealed class DowngradePlan(GraphIndex index)
{
    private readonly Lookup lookup = new(index);

    /// <summary>Where to go down to (null is base), along which branch, and whether a person named that branch.</summary>
    private readonly record struct Destination(int? Target, int? Branch, bool IsBranchNamed);

    public ValueList<RevisionStep> Steps(int[] current, string target)
    {
        var destination = Find(current, target);
        var undone = Undone(current, destination, target);
        if (destination.Branch is { } branch) BranchGuard.Check(index, undone, branch, destination.IsBranchNamed, target);
        var heads = new AppliedHeads(index, current);
        return NewestFirst.Order(index, undone, current).Select(node => Ready.ToRun(heads.Undo(node))).ToValueList();
    }

    private NodeSet Undone(int[] current, Destination destination, string target)
    {
        var undone = NodeSet.Reach(index.Above, Roots(current, destination, target));
        var applied = index.Required(current);
        foreach (var node in undone.Members().Where(node => !applied[node]).ToList()) undone.Remove(node);
        if (undone.Count == 0 && destination.Target is { } end && !current.Contains(end)) throw GraphError.NotDowngradeTarget(target, index.Names(current));
        return undone;
    }

    /// <summary>The lowest revisions to undo: those that build on the target, of its branch if there are several.</summary>
    private int[] Roots(int[] current, Destination destination, string target)
    {
        int[] roots = destination.Target is { } node ? index.Children[node] : [.. index.Bases];
        if (destination.Branch is not { } branch || roots.Length <= 1) return roots;
        var line = NodeSet.Reach(index.Parents, [branch]);
        int[] inLine = [.. roots.Where(root => line[root])];
        return inLine.Length > 0 ? inLine : throw GraphError.NotDowngradeTarget(target, index.Names(current));
    }

    private Destination Find(int[] current, string target)
    {
        var spec = TargetSpec.Parse(target);
        var branch = spec.Branch is null ? (int?)null : lookup.Branch(spec.Branch);
        if (spec.Steps is not { } steps) return new(lookup.Single(target), branch, branch is not null);
        if (spec is { Symbol: null } && (spec.IsUp || steps == 0)) throw GraphError.OutOfRange(target, "A downgrade counts down from where the database is.");
        var walk = new Walk(index, target);
        if (spec is { IsUp: true, Symbol: { } symbol }) return new(walk.Up(lookup.Single(symbol), steps, branch) ?? throw GraphError.OutOfRange(target, $"There are fewer than {steps} revisions above."), branch, branch is not null);
        var start = spec.Symbol is null ? Start(current, branch, spec) : lookup.Single(spec.Anchor);
        var end = walk.Down(start, steps, out var left);
        if (left > 0) throw GraphError.OutOfRange(target, $"Base is {steps - left} steps down.");
        return new(end, branch ?? (spec.Symbol is null ? start : null), branch is not null);
    }

    /// <summary>The revision to count down from: the first recorded one, or the one in the branch.</summary>
    private int Start(int[] current, int? branch, TargetSpec spec)
    {
        if (branch is not { } line) return current.Length > 0 ? current[0] : throw GraphError.OutOfRange(spec.Text, "The database is at base.");
        var starts = index.SharingLine(current, [line]);
        if (starts.Count == 0) starts = index.SharingLine(Current.Of(index, current), [line]);
        return starts switch
        {
            [var start] => start,
            [] => throw new RevisionException("branch-not-applied", $"no revision of branch \"{spec.Branch}\" stands at its tip in the database") { Hint = "See `retort current`." },
            _ => throw GraphError.AmbiguousCurrent(spec.Text, [.. starts.Select(node => index.Nodes[node])]),
        };
    }
}

using Retort.Errors;

namespace Retort.Revisions.Graphs;

/// <summary>The revisions of <c>from:to</c>, both ends included, the newest first.</summary>
internal sealed class HistoryRange(GraphIndex index)
{
    private readonly Lookup lookup = new(index);

    public ValueList<Revision> Revisions(string? range, int[] current)
    {
        var (from, to) = Split(range ?? ":");
        var upper = Upper(from, to, current);
        var todo = index.Required(upper);
        var lower = Lower(from, current);
        if (lower.Length > 0)
        {
            if (Array.Exists(lower, node => !todo[node])) throw GraphError.NotAncestor(from, to);
            var above = NodeSet.Reach(index.Children, lower);
            foreach (var node in todo.Members().Where(node => !above[node]).ToList()) todo.Remove(node);
        }
        return NewestFirst.Order(index, todo, upper).Select(node => index.Nodes[node]).ToValueList();
    }

    private static (string From, string To) Split(string range)
    {
        var ends = range.Split(':', StringSplitOptions.TrimEntries);
        if (ends.Length != 2) throw new RevisionException("bad-history-range", $"\"{range}\" is not a range of revisions") { Hint = "Write `from:to`, `from:` or `:to`." };
        return (ends[0].Length == 0 ? "base" : ends[0], ends[1].Length == 0 ? "heads" : ends[1]);
    }

    /// <summary>The upper end; <c>+2</c> counts from the lower end, and stops at the last revision there is.</summary>
    private int[] Upper(string from, string to, int[] current)
    {
        if (to == "current") return current;
        var upper = TargetSpec.Parse(to) is { Steps: not null, Symbol: null }
            ? new UpgradePlan(index).Targets(Lower(from, current), to, mayStopEarly: true)
            : new UpgradePlan(index).Targets([], to, mayStopEarly: true);
        return TargetSpec.Split(from).Branch is { } branch ? [.. index.SharingLine(upper, [lookup.Branch(branch)])] : upper;
    }

    private int[] Lower(string from, int[] current)
    {
        if (from == "current") return current;
        var spec = TargetSpec.Parse(from);
        if (spec is not { Steps: > 0 and var steps, Symbol: null, IsUp: false }) return lookup.All(from);
        var walk = new Walk(index, from);
        return [.. lookup.All(spec.Branch is null ? "heads" : $"{spec.Branch}@heads").Select(head => walk.Down(head, steps)).OfType<int>()];
    }
}

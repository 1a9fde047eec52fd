namespace Retort.Revisions.Graphs;

/// <summary>The steps of <c>from:to</c> when there is no database to ask where it is.</summary>
internal sealed class OfflineRange(GraphIndex index)
{
    private readonly Lookup lookup = new(index);

    public ValueList<RevisionStep> Upgrade(string target)
    {
        var (from, to) = Split(target, "base");
        var current = From(from);
        var steps = new UpgradePlan(index).Steps(current, to);
        if (steps.Count == 0 && !new UpgradePlan(index).Targets(current, to).Order().SequenceEqual(current)) throw GraphError.NotAncestor(from, to);
        return steps;
    }

    public ValueList<RevisionStep> Downgrade(string target)
    {
        if (!target.Contains(':')) throw new Errors.RevisionException("offline-downgrade-requires-range", "a downgrade without a database needs to know where it begins") { Hint = $"Write both ends, for example `head:{target}`." };
        var (from, to) = Split(target, "head");
        return new DowngradePlan(index).Steps(From(from), to);
    }

    private int[] From(string from) => lookup.Single(from) is { } node ? [node] : [];

    private static (string From, string To) Split(string target, string implied)
    {
        if (!target.Contains(':')) return (implied, target);
        var ends = target.Split(':', StringSplitOptions.TrimEntries);
        if (ends.Length != 2) throw GraphError.BadRange(target, "A range has two ends: `from:to`.");
        if (ends[0].Length == 0) throw GraphError.BadRange(target, $"Write the beginning too: `base:{ends[1]}`.");
        if (ends[1].Length == 0) throw GraphError.BadRange(target, $"Write the end too: `{ends[0]}:head`.");
        return (ends[0], ends[1]);
    }
}

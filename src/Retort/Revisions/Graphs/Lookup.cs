using Retort.Errors;

namespace Retort.Revisions.Graphs;

/// <summary>Finds the revisions that a name without steps stands for.</summary>
internal sealed class Lookup(GraphIndex index)
{
    /// <summary>The revisions of <c>head</c>, <c>heads</c>, <c>base</c> (none), an id, a prefix of one, a label, <c>-2</c>, each perhaps within <c>branch@</c>.</summary>
    public int[] All(string text)
    {
        var (branch, name) = TargetSpec.Split(text);
        if (name.Length == 0) throw GraphError.BadTarget(text, "It is empty.");
        var within = branch is null ? (int?)null : Branch(branch);
        switch (name)
        {
            case "heads": return [.. within is { } line ? index.SharingLine(index.Heads, [line]) : index.HeadsWithDependencies];
            case "head": return Head(text, within);
            case "base": return [];
        }
        if (name[0] == '-' && TargetSpec.Parse(name) is { Symbol: null, Steps: > 0 and var steps }) return DownFromHeads(text, within, steps);
        var node = One(name, within, branch);
        return within is { } end && !index.SharesLine(node, end) ? throw GraphError.NotInBranch(index.Nodes[node].Id, branch!) : [node];
    }

    /// <summary>The one revision that a name stands for; null for base.</summary>
    public int? Single(string text) => All(text) switch
    {
        [] => null,
        [var node] => node,
        var many => throw GraphError.MultipleHeads(text, [.. many.Select(node => index.Nodes[node])]),
    };

    /// <summary>A revision that a database says it holds: by its whole id.</summary>
    public int Applied(string id) => index.Ids.TryGetValue(id, out var node) ? node : throw new RevisionException("unknown-applied-revision", $"the database holds revision \"{id}\", which is not in this history")
    {
        Hint = "Get the branch that has its file, or record another place with `retort stamp --purge`.",
    };

    public int[] Applied(IReadOnlyList<string> ids) => [.. ids.Select(Applied).Distinct()];

    /// <summary>The revision that stands for a branch: where its label is, or the revision of that id.</summary>
    public int Branch(string branch) => One(branch, null, null);

    private int[] Head(string text, int? within)
    {
        int[] heads = [.. within is { } line ? index.SharingLine(index.Heads, [line]) : index.Heads];
        return heads.Length <= 1 ? heads : throw GraphError.MultipleHeads(text, [.. heads.Select(node => index.Nodes[node])]);
    }

    private int[] DownFromHeads(string text, int? within, int steps)
    {
        var heads = within is { } line ? index.SharingLine(index.HeadsWithDependencies, [line]) : index.HeadsWithDependencies;
        var walk = new Walk(index, text);
        return [.. heads.Select(head => walk.Down(head, steps) ?? throw GraphError.OutOfRange(text, "It is base or below."))];
    }

    private int One(string name, int? within, string? branch)
    {
        if (index.Ids.TryGetValue(name, out var node) || index.Labels.TryGetValue(name, out node)) return node;
        var found = index.Ids.Concat(index.Labels).Where(pair => pair.Key.Length > 3 && pair.Key.StartsWith(name, StringComparison.Ordinal)).Select(pair => pair.Value).Distinct();
        if (within is { } line) found = index.SharingLine(found, [line]);
        return found.ToArray() switch
        {
            [var one] => one,
            [] => throw (Replaced(name) ?? Unknown(name, branch)),
            var many => throw GraphError.Ambiguous(name, [.. many.Select(each => index.Nodes[each])]),
        };
    }

    private RevisionException? Replaced(string name) => index.Replaced.Keys.FirstOrDefault(id => id == name || (name.Length > 3 && id.StartsWith(name, StringComparison.Ordinal))) is not { } id ? null
        : new("replaced-revision", $"revision \"{id}\" is a part of \"{index.Replaced[id]}\" now")
        {
            Hint = $"Name `{index.Replaced[id]}`, which replaces it; its own file is still below the folder of revisions, if nobody has deleted it.",
        };

    private RevisionException Unknown(string name, string? branch)
    {
        var detail = name.AsSpan().ContainsAny("+-:") ? "Steps and ranges are not understood here." : branch is null ? null : $"It was looked for in branch \"{branch}\".";
        return GraphError.NoSuchRevision(name, Suggestion.Nearest(name, index.Ids.Keys.Concat(index.Labels.Keys).Concat(["head", "heads", "base"])), detail);
    }
}

using Retort.Errors;

namespace Retort.Revisions.Graphs;

/// <summary>Finds the place of a new revision in the graph.</summary>
internal sealed class Drafting(GraphIndex index)
{
    private readonly Lookup lookup = new(index);

    public RevisionDraft Draft(RevisionRequest request)
    {
        if (RevisionId.Fault(request.Id) is { } fault) throw new RevisionException("illegal-revision-id", $"\"{request.Id}\" cannot be the id of a revision") { Detail = fault };
        var parents = Parents(request);
        foreach (var label in request.Labels) CheckLabel(label, request);
        var isTaken = index.Ids.ContainsKey(request.Id);
        return new()
        {
            Id = request.Id,
            Parents = index.Names(parents),
            DependsOn = request.DependsOn.Select(DependsOn).ToValueList(),
            Labels = request.Labels,
            HeadsAfter = index.Names(index.Heads.Where(head => isTaken || !parents.Contains(head))).Append(request.Id).Distinct().Order(StringComparer.Ordinal).ToValueList(),
            Warnings = isTaken ? ["duplicate-revision"] : [],
        };
    }

    private int[] Parents(RevisionRequest request)
    {
        int[] parents = [.. request.Heads.SelectMany(lookup.All)];
        if (parents.Distinct().Count() < parents.Length)
            throw new RevisionException("duplicate-heads", "the same head is given twice") { Detail = $"They are {GraphError.Quoted(index.Names(parents))}.", Hint = "Name each head once." };
        foreach (var parent in parents)
        {
            if (request.Splice || index.Children[parent].Length == 0) continue;
            throw GraphError.At("not-a-head", $"revision \"{index.Nodes[parent].Id}\" is not a head", [index.Nodes[parent]],
                $"{GraphError.Quoted(index.Names(index.Children[parent]))} builds on it.", "Use `--splice` to begin another branch there.");
        }
        return parents;
    }

    private void CheckLabel(string label, RevisionRequest request)
    {
        if (RevisionId.Fault(label) is { } fault) throw new RevisionException("illegal-label", $"\"{label}\" cannot be a branch label") { Detail = fault };
        if (label != request.Id && !index.Ids.ContainsKey(label) && !index.Labels.ContainsKey(label)) return;
        var owner = index.Ids.TryGetValue(label, out var node) || index.Labels.TryGetValue(label, out node) ? index.Nodes[node] : null;
        throw GraphError.At("duplicate-label", $"the branch label \"{label}\" is taken", owner is null ? [] : [owner], hint: "Choose another label.");
    }

    /// <summary>A label stays a label: what it stands for is looked up whenever the graph is loaded.</summary>
    private string DependsOn(string text) => index.Labels.ContainsKey(text) ? text
        : lookup.Single(text) is { } node ? index.Nodes[node].Id
        : throw GraphError.BadTarget(text, "Nothing depends on base.");
}

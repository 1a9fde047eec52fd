using Retort.Errors;

namespace Retort.Revisions.Graphs;

/// <summary>Turns revisions into a graph, or says what is wrong with them.</summary>
internal sealed class GraphLoader
{
    private readonly Revision[] nodes;
    private readonly Dictionary<string, int> ids;
    private readonly Dictionary<string, int> labels = new(StringComparer.Ordinal);

    private GraphLoader(IEnumerable<Revision> revisions)
    {
        nodes = [.. revisions];
        ids = new(nodes.Length, StringComparer.Ordinal);
    }

    public static GraphIndex Load(IEnumerable<Revision> revisions, IReadOnlyDictionary<string, string> replaced) => new GraphLoader(revisions).Load(replaced);

    private GraphIndex Load(IReadOnlyDictionary<string, string> replaced)
    {
        for (var node = 0; node < nodes.Length; node++) AddId(node);
        for (var node = 0; node < nodes.Length; node++) AddLabels(node);
        var parents = Resolve(revision => revision.Parents, Parent);
        var dependencies = Resolve(revision => revision.DependsOn, Dependency);
        var children = Edges.Invert(parents);
        RefuseCycle(parents, children, "parent-cycle", "the parents of revisions form a cycle");
        var hasDependencies = Array.Exists(dependencies, names => names.Length > 0);
        var below = hasDependencies ? Edges.Join(parents, dependencies) : parents;
        var above = hasDependencies ? Edges.Invert(below) : children;
        if (hasDependencies) RefuseCycle(below, above, "depends-on-cycle", "parents and dependencies of revisions form a cycle");
        return new()
        {
            Nodes = nodes,
            Ids = ids,
            Labels = labels,
            Replaced = replaced,
            Parents = parents,
            Dependencies = dependencies,
            Below = below,
            Children = children,
            Above = above,
        };
    }

    private void AddId(int node)
    {
        var revision = nodes[node];
        Check(revision, revision.Id, "illegal-revision-id", "the id of a revision");
        if (!ids.TryAdd(revision.Id, node)) throw GraphError.Duplicate(nodes[ids[revision.Id]], revision);
        if (Names(revision.Parents, revision.Id)) throw Loop(revision, "self-loop", "is its own parent");
        if (Names(revision.DependsOn, revision.Id)) throw Loop(revision, "dependency-self-loop", "depends on itself");
    }

    private static bool Names(ValueList<string> names, string id)
    {
        foreach (var name in names)
        {
            if (name == id) return true;
        }
        return false;
    }

    private void AddLabels(int node)
    {
        foreach (var label in nodes[node].Labels)
        {
            Check(nodes[node], label, "illegal-label", "a branch label");
            if (ids.TryGetValue(label, out var other) || !labels.TryAdd(label, node))
                throw GraphError.At("duplicate-label", $"the branch label \"{label}\" is taken", [nodes[labels.GetValueOrDefault(label, other)], nodes[node]],
                    $"Revision \"{nodes[node].Id}\" declares it.", "Give one of them another label.");
        }
    }

    private static void Check(Revision revision, string name, string code, string what)
    {
        if (RevisionId.Fault(name) is { } fault) throw GraphError.At(code, $"\"{name}\" cannot be {what}", [revision], fault);
    }

    private int[][] Resolve(Func<Revision, ValueList<string>> names, Func<Revision, string, int> find)
    {
        var edges = new int[nodes.Length][];
        for (var node = 0; node < nodes.Length; node++)
        {
            var revision = nodes[node];
            edges[node] = names(revision) switch { [] => [], [var one] => [find(revision, one)], var many => [.. many.Select(name => find(revision, name)).Distinct()] };
        }
        return edges;
    }

    private int Parent(Revision revision, string name) =>
        ids.TryGetValue(name, out var node) ? node : throw Missing(revision, name, "missing-parent", "builds on", ids.Keys);

    private int Dependency(Revision revision, string name)
    {
        if (!ids.TryGetValue(name, out var node) && !labels.TryGetValue(name, out node)) throw Missing(revision, name, "missing-dependency", "depends on", ids.Keys.Concat(labels.Keys));
        return nodes[node] == revision ? throw Loop(revision, "dependency-self-loop", "depends on itself") : node;
    }

    private void RefuseCycle(int[][] edges, int[][] inverse, string code, string message)
    {
        var cycle = Edges.Cycle(edges, inverse);
        if (cycle.Count == 0) return;
        var members = cycle.Select(node => nodes[node]).ToArray();
        throw GraphError.At(code, message, members, $"{string.Join(" -> ", members.Append(members[0]).Select(member => $"\"{member.Id}\""))}.",
            "Change what one of them builds or depends on; its file shows it in the header.");
    }

    private static RevisionException Loop(Revision revision, string code, string what) =>
        GraphError.At(code, $"revision \"{revision.Id}\" {what}", [revision], hint: "Correct the header of its file.");

    private static RevisionException Missing(Revision revision, string name, string code, string how, IEnumerable<string> known)
    {
        var near = known.FirstOrDefault(id => id.StartsWith(name, StringComparison.Ordinal)) ?? Suggestion.Nearest(name, known.Where(id => id != revision.Id));
        return GraphError.At(code, $"revision \"{revision.Id}\" {how} \"{name}\", which does not exist", [revision],
            hint: near is null ? "Get the missing file, or correct the header." : $"Did you mean `{near}`? A header names whole ids.");
    }
}

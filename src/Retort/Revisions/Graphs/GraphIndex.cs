namespace Retort.Revisions.Graphs;

/// <summary>The revisions of a graph by number, in declaration order, with their edges.</summary>
internal sealed class GraphIndex
{
    public required Revision[] Nodes { get; init; }

    /// <summary>Numbers by id.</summary>
    public required Dictionary<string, int> Ids { get; init; }

    /// <summary>Numbers by branch label.</summary>
    public required Dictionary<string, int> Labels { get; init; }

    /// <summary>By the ids that other revisions replace, those that replace them.</summary>
    public required IReadOnlyDictionary<string, string> Replaced { get; init; }

    /// <summary>Edges to parents.</summary>
    public required int[][] Parents { get; init; }

    /// <summary>Edges to what a revision depends on without building on it.</summary>
    public required int[][] Dependencies { get; init; }

    /// <summary>Edges to everything that must be applied before: parents, then dependencies.</summary>
    public required int[][] Below { get; init; }

    /// <summary>The other end of <see cref="Parents"/>.</summary>
    public required int[][] Children { get; init; }

    /// <summary>The other end of <see cref="Below"/>.</summary>
    public required int[][] Above { get; init; }

    /// <summary>Revisions that nothing builds on, whatever depends on them.</summary>
    public IEnumerable<int> Heads => Where(node => Children[node].Length == 0);

    /// <summary>Revisions that nothing builds or depends on.</summary>
    public IEnumerable<int> HeadsWithDependencies => Where(node => Above[node].Length == 0);

    /// <summary>Revisions without parents.</summary>
    public IEnumerable<int> Bases => Where(node => Parents[node].Length == 0);

    public ValueList<string> Names(IEnumerable<int> nodes) => nodes.Select(node => Nodes[node].Id).ToValueList();

    /// <summary>What must be applied for these to be applied, with them.</summary>
    public NodeSet Required(IEnumerable<int> nodes) => NodeSet.Reach(Below, nodes);

    /// <summary>Those of some nodes that share a line of parents with one of others, which may also follow dependencies.</summary>
    public List<int> SharingLine(IEnumerable<int> nodes, IEnumerable<int> others, bool withDependencies = false)
    {
        int[] ends = [.. others];
        var below = NodeSet.Reach(withDependencies ? Below : Parents, ends);
        var above = NodeSet.Reach(withDependencies ? Above : Children, ends);
        return [.. nodes.Where(node => below[node] || above[node])];
    }

    public bool SharesLine(int node, int other) => SharingLine([node], [other]).Count > 0;

    private IEnumerable<int> Where(Func<int, bool> condition) => Enumerable.Range(0, Nodes.Length).Where(condition);
}

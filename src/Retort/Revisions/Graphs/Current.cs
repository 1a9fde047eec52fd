namespace Retort.Revisions.Graphs;

/// <summary>What a database is at: the tips of all lines of parents among what is applied.</summary>
internal static class Current
{
    public static int[] Of(GraphIndex index, int[] heads)
    {
        var applied = index.Required(heads);
        return [.. applied.Members().Where(node => !Array.Exists(index.Children[node], child => applied[child]))];
    }
}

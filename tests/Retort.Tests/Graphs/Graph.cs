using Retort.Revisions;

namespace Retort.Tests.Graphs;

/// <summary>Graphs written as text: <c>"a; b &lt; a; m &lt; b c ? d # label"</c> (parents after &lt;, dependencies after ?, labels after #).</summary>
internal static class Graph
{
    public static RevisionGraph Of(string text) => RevisionGraph.Load(Revisions(text));

    public static IEnumerable<Revision> Revisions(string text) => text.Split(';', StringSplitOptions.TrimEntries).Select(Node);

    private static Revision Node(string text)
    {
        var id = text.Split(' ')[0];
        return new()
        {
            Id = id,
            Parents = After(text, '<'),
            DependsOn = After(text, '?'),
            Labels = After(text, '#'),
            Message = $"do {id}",
            Path = $"revisions/{id}.sql",
            Upgrade = Script.Empty,
            Downgrade = Script.Empty,
        };
    }

    private static ValueList<string> After(string text, char mark)
    {
        var start = text.IndexOf(mark, StringComparison.Ordinal);
        return start < 0 ? [] : text[(start + 1)..].Split('<', '?', '#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToValueList();
    }
}

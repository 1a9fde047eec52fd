using Retort.Revisions;

namespace Retort.Tests.Graphs;

public sealed class GraphDrawingTests
{
    private const string Diamonds = "a; b1 < a; b2 < a; c < b1 b2; d1 < c; d2 < c; e < d2";

    [Fact]
    public void A_line_is_a_lane() => Draws("a; b < a; c < b", ["b"], """
        ○ c head
        ◉ b current
        ● a base
        """);

    [Fact]
    public void Branches_and_merges_are_lanes_that_part_and_join() => Draws(Diamonds, ["c"], """
        ○ d1 head
        │ ○ e head
        │ ○ d2
        ├─╯
        ◉ c current branch merge
        ├─╮
        ● │ b1
        │ ● b2
        ├─╯
        ● a base branch
        """);

    [Fact]
    public void The_same_is_drawn_with_plain_characters() => Draws(Diamonds, ["c"], """
        o d1 head
        | o e head
        | o d2
        |-'
        @ c current branch merge
        |-.
        * | b1
        | * b2
        |-'
        * a base branch
        """, unicode: false);

    [Fact]
    public void A_merge_of_three_crosses_the_lane_between() => Draws("a; b; c; x < a; m < a b c; n < b", [], """
        ○ x head
        │ ○ m head merge
        │ ├─┬─╮
        │ │ │ │ ○ n head
        │ │ ├─┼─╯
        │ │ ○ │ b base branch
        ├─╯   │
        ○     │ a base branch
              ○ c base
        """);

    [Fact]
    public void A_part_of_a_graph_is_drawn_without_what_lies_outside()
    {
        var graph = Graph.Of(Diamonds);

        Assert.Equal(["○", "├─╮", "○ │", "  ○"], GraphDrawing.Draw(graph, [graph["c"], graph["b1"], graph["b2"]], []).Select(line => line.Lanes));
    }

    private static void Draws(string text, string[] current, string expected, bool unicode = true)
    {
        var graph = Graph.Of(text);
        var lines = GraphDrawing.Draw(graph, graph.History(null, []), current, unicode).Select(line => $"{line.Lanes} {line.Revision?.Id} {Marks(line.Marks)}".TrimEnd());
        Assert.Equal(expected.ReplaceLineEndings("\n"), string.Join('\n', lines));
    }

    private static string Marks(GraphMarks marks) => string.Join(' ', new[]
    {
        (GraphMarks.Current, "current"), (GraphMarks.Head, "head"), (GraphMarks.Base, "base"), (GraphMarks.BranchPoint, "branch"), (GraphMarks.MergePoint, "merge"),
    }.Where(mark => marks.HasFlag(mark.Item1)).Select(mark => mark.Item2));
}

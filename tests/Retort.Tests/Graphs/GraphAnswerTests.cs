using Retort.Revisions;

namespace Retort.Tests.Graphs;

public sealed class GraphAnswerTests
{
    [Fact]
    public void A_line_of_a_hundred_thousand_revisions_is_planned_without_recursion()
    {
        var graph = RevisionGraph.Load(Enumerable.Range(0, 100_000).Select(i => new Revision
        {
            Id = $"r{i}",
            Parents = i == 0 ? [] : [$"r{i - 1}"],
            Message = "a revision",
            Upgrade = Script.Empty,
            Downgrade = Script.Empty,
        }));

        Assert.Equal(100_000, graph.Upgrade([], "head").Count);
        Assert.Equal(99_999, graph.Downgrade(["r99999"], "r0").Count);
        Assert.Equal(["r99989"], graph.Resolve("-10"));
    }

    [Fact]
    public void A_prefix_finds_a_revision_and_a_label_its_branch()
    {
        var graph = Graph.Of("ae10f2; 9d22e1 < ae10f2 # billing; c41b07 < 9d22e1");

        Assert.Equal(["ae10f2"], graph.Resolve("ae"));
        Assert.Equal(["9d22e1"], graph.Resolve("bill"));
        Assert.Equal(["c41b07"], graph.Resolve("billing@head"));
        Assert.Equal(["c41b07"], graph.Upgrade(["9d22e1"], "ae10+2").Select(step => step.Revision.Id));
    }

    [Fact]
    public void An_upgrade_to_what_is_applied_does_nothing()
    {
        var graph = Graph.Of("a; b < a; c < b");

        Assert.Empty(graph.Upgrade(["c"], "b"));
        Assert.Empty(graph.Upgrade(["c"], "base"));
    }

    [Fact]
    public void Pending_revisions_come_oldest_first() =>
        Assert.Equal(["b", "c"], Graph.Of("a; b < a; c < b").Pending(["a"]).Select(revision => revision.Id));

    [Fact]
    public void A_draft_whose_id_is_taken_says_so() =>
        Assert.Equal(["duplicate-revision"], Graph.Of("a; b < a").Draft(new() { Id = "a" }).Warnings);

    [Fact]
    public void A_label_stays_a_label_in_what_a_draft_depends_on()
    {
        var draft = Graph.Of("a # billing; b").Draft(new() { Id = "c", Heads = ["b"], DependsOn = ["billing", "billing@head"] });

        Assert.Equal(["billing", "a"], draft.DependsOn);
        Assert.Equal(["b"], draft.Parents);
        Assert.Equal(["a", "c"], draft.HeadsAfter);
    }

    [Fact]
    public void A_label_in_depends_on_is_turned_into_an_id_when_asked()
    {
        var graph = Graph.Of("a # billing; b ? billing");

        Assert.Equal(["a"], graph.DependsOnIds(graph["b"]));
        Assert.Equal(["b"], graph.HeadsWithDependencies);
        Assert.Equal(["a", "b"], graph.Heads);
    }
}

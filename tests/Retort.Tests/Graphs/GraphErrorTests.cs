using Retort.Errors;
using Retort.Revisions;

namespace Retort.Tests.Graphs;

public sealed class GraphErrorTests
{
    [Fact]
    public void A_cycle_is_an_error_that_names_its_members()
    {
        var error = Refused("parent-cycle", () => Graph.Of("x; a < c; b < a; c < b; d < b"));

        Assert.Contains("\"a\"", error.Detail);
        Assert.Contains("\"b\"", error.Detail);
        Assert.Contains("\"c\"", error.Detail);
        Assert.DoesNotContain("\"d\"", error.Detail);
        Assert.Equal(3, error.Where.Count);
    }

    [Fact]
    public void A_cycle_through_a_dependency_is_told_apart() => Refused("depends-on-cycle", () => Graph.Of("a; b < a ? d; c; d < c ? b"));

    [Theory]
    [InlineData("a < a", "self-loop")]
    [InlineData("a ? a", "dependency-self-loop")]
    [InlineData("a ? one # one", "dependency-self-loop")]
    [InlineData("a; b < x", "missing-parent")]
    [InlineData("a; b ? x", "missing-dependency")]
    [InlineData("a # one; b # one", "duplicate-label")]
    [InlineData("a; b # a", "duplicate-label")]
    [InlineData("a # b; b", "duplicate-label")]
    [InlineData("a+b", "illegal-revision-id")]
    [InlineData("head", "illegal-revision-id")]
    [InlineData("a # base", "illegal-label")]
    public void What_is_wrong_with_a_revision_has_a_code_and_a_file(string graph, string code) =>
        Assert.NotEmpty(Refused(code, () => Graph.Of(graph)).Where);

    [Fact]
    public void Two_files_with_one_id_are_both_named()
    {
        var twin = Graph.Revisions("a").Single() with { Path = "revisions/copy.sql" };
        var error = Refused("duplicate-revision", () => RevisionGraph.Load([.. Graph.Revisions("a"), twin]));

        Assert.Equal(["revisions/a.sql", "revisions/copy.sql"], error.Where);
    }

    [Fact]
    public void A_missing_parent_suggests_the_whole_id() =>
        Assert.Contains("abcdef01", Refused("missing-parent", () => Graph.Of("abcdef01; b < abcdef")).Hint);

    [Fact]
    public void Multiple_heads_are_named_with_their_files()
    {
        var error = Refused("multiple-heads", () => Graph.Of("a; b < a; c < a").Upgrade([], "head"));

        Assert.Equal(["revisions/b.sql", "revisions/c.sql"], error.Where);
        Assert.Contains("retort merge heads", error.Hint);
    }

    [Fact]
    public void An_unknown_revision_in_a_database_is_an_error() =>
        Assert.Contains("zzzz", Refused("unknown-applied-revision", () => Graph.Of("a").Upgrade(["zzzz"], "head")).Message);

    [Fact]
    public void An_ambiguous_prefix_names_all_it_could_be()
    {
        var error = Refused("ambiguous-revision", () => Graph.Of("ae10f2; ae10f9; ae11").Upgrade([], "ae10"));

        Assert.Contains("\"ae10f2\", \"ae10f9\"", error.Detail);
    }

    [Fact]
    public void A_mistyped_name_suggests_the_nearest() =>
        Assert.Contains("billing", Refused("no-such-revision", () => Graph.Of("a # billing").Upgrade([], "biling@head")).Hint);

    [Fact]
    public void A_way_down_through_what_cannot_be_undone_is_refused_before_it_begins()
    {
        var revisions = Graph.Revisions("a; b < a; c < b").Select(revision => revision.Id == "b" ? revision with { Downgrade = null } : revision);
        var graph = RevisionGraph.Load(revisions);

        Assert.Equal(["revisions/b.sql"], Refused("not-reversible", () => graph.Downgrade(["c"], "base")).Where);
        Assert.Single(graph.Downgrade(["c"], "b"));
    }

    [Fact]
    public void A_revision_with_an_open_value_is_not_planned()
    {
        var open = Script.Parse("update users\nset language = /* retort: value for users.language */;");
        var graph = RevisionGraph.Load(Graph.Revisions("a; b < a").Select(revision => revision.Id == "b" ? revision with { Upgrade = open } : revision));
        var error = Refused("open-value", () => graph.Upgrade([], "head"));

        Assert.Equal(["revisions/b.sql:2"], error.Where);
        Assert.Contains("users.language", error.Message);
        Assert.Single(graph.Upgrade([], "a"));
    }

    private static RevisionException Refused(string code, Func<object> attempt)
    {
        var error = Assert.Throws<RevisionException>(() => attempt());
        Assert.Equal(code, error.Code);
        return error;
    }
}

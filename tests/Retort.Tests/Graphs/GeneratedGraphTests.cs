using Retort.Revisions;

namespace Retort.Tests.Graphs;

/// <summary>What holds for every graph.</summary>
public sealed class GeneratedGraphTests
{
    [Fact]
    public void Up_to_heads_and_down_to_base_returns_to_nothing()
    {
        foreach (var (graph, name) in Graphs())
        {
            var up = graph.Upgrade([], "heads");
            Assert.True(up.Count == graph.Revisions.Count, name);
            Assert.Equal(graph.HeadsWithDependencies.Order(StringComparer.Ordinal), up[^1].HeadsAfter);
            Assert.True(graph.IsAtHeads([.. up[^1].HeadsAfter]), name);
            var down = graph.Downgrade([.. up[^1].HeadsAfter], "base");
            Assert.True(down.Count == graph.Revisions.Count, name);
            Assert.Empty(down[^1].HeadsAfter);
            IsOrdered(graph, up, name);
            IsOrdered(graph, [.. down.Reverse()], name);
        }
    }

    [Fact]
    public void From_any_place_the_way_to_heads_is_the_rest()
    {
        foreach (var (graph, name) in Graphs())
        {
            foreach (var revision in graph.Revisions)
            {
                var first = graph.Upgrade([], revision.Id);
                Assert.Equal([revision.Id], first[^1].HeadsAfter);
                var rest = graph.Upgrade([revision.Id], "heads");
                Assert.True(first.Count + rest.Count == graph.Revisions.Count, name);
                Assert.Empty(first.Select(step => step.Revision.Id).Intersect(rest.Select(step => step.Revision.Id)));
                Assert.Equal(rest.Select(step => step.Revision.Id).Order(), graph.Pending([revision.Id]).Select(pending => pending.Id).Order());
            }
        }
    }

    [Fact]
    public void Down_to_any_place_keeps_it_and_undoes_all_that_needs_it()
    {
        foreach (var (graph, name) in Graphs())
        {
            var heads = graph.HeadsWithDependencies;
            foreach (var revision in graph.Revisions.Where(revision => !heads.Contains(revision.Id) && graph.Children(revision.Id).Count > 0))
            {
                var down = graph.Downgrade([.. heads], revision.Id);
                var after = graph.Applied([.. down[^1].HeadsAfter]);
                Assert.True(after.Contains(revision.Id), name);
                Assert.DoesNotContain(down, step => after.Contains(step.Revision.Id));
                Assert.True(after.Count + down.Count == graph.Revisions.Count, name);
            }
        }
    }

    [Fact]
    public void A_drawing_shows_every_revision_once_on_a_lane_of_its_own()
    {
        foreach (var (graph, name) in Graphs())
        {
            var history = graph.History(null, []);
            var lines = GraphDrawing.Draw(graph, history, [.. graph.Bases]);
            Assert.Equal(history, lines.Select(line => line.Revision).OfType<Revision>());
            Assert.All(lines, line => Assert.Equal(line.Revision is null ? 0 : 1, line.Lanes.Count(character => character is '○' or '●' or '◉')));
        }
    }

    /// <summary>Whatever a revision needs is applied before it.</summary>
    private static void IsOrdered(RevisionGraph graph, ValueList<RevisionStep> up, string name)
    {
        var applied = new HashSet<string>();
        foreach (var step in up)
        {
            Assert.True(step.Revision.Parents.Concat(graph.DependsOnIds(step.Revision)).All(applied.Contains), $"{name}: {step.Revision.Id} comes too early");
            applied.Add(step.Revision.Id);
        }
    }

    private static IEnumerable<(RevisionGraph Graph, string Name)> Graphs()
    {
        for (var seed = 0; seed < 150; seed++) yield return (RevisionGraph.Load(Revisions(new Random(seed))), $"seed {seed}");
    }

    private static List<Revision> Revisions(Random random)
    {
        var count = random.Next(1, 40);
        var revisions = new List<Revision>();
        for (var number = 0; number < count; number++)
        {
            string[] Pick(int most) => [.. Enumerable.Range(0, number == 0 ? 0 : random.Next(most + 1)).Select(_ => $"n{random.Next(number):00}").Distinct()];
            var parents = random.Next(10) == 0 ? [] : random.Next(5) == 0 ? Pick(3) : number == 0 ? [] : [$"n{random.Next(Math.Max(0, number - 4), number):00}"];
            revisions.Add(new()
            {
                Id = $"n{number:00}",
                Parents = parents.ToValueList(),
                DependsOn = (random.Next(6) == 0 ? Pick(2) : []).ToValueList(),
                Message = "a revision",
                Upgrade = Script.Empty,
                Downgrade = Script.Empty,
            });
        }
        return revisions;
    }
}

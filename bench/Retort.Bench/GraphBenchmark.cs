using System.Diagnostics;
using Retort.Revisions;

namespace Retort.Bench;

/// <summary>Loads a graph and plans the whole way up and down: a line, a chain of merges, and random branches.</summary>
internal static class GraphBenchmark
{
    public static int Run(string[] arguments)
    {
        var count = arguments is [var given, ..] ? int.Parse(given) : 100_000;
        Console.WriteLine($"{"GRAPH",-10} {"REVISIONS",9} {"LOAD",8} {"UPGRADE",8} {"DOWNGRADE",9} {"HISTORY",8}");
        Measure("line", Line(count));
        Measure("diamonds", Diamonds(count));
        Measure("random", RandomGraph(count));
        return 0;
    }

    private static void Measure(string name, Revision[] revisions)
    {
        var watch = Stopwatch.StartNew();
        var graph = RevisionGraph.Load(revisions);
        var load = watch.ElapsedMilliseconds;
        watch.Restart();
        var up = graph.Upgrade([], "heads");
        var upgrade = watch.ElapsedMilliseconds;
        watch.Restart();
        var down = graph.Downgrade([.. up[^1].HeadsAfter], "base");
        var downgrade = watch.ElapsedMilliseconds;
        watch.Restart();
        var history = graph.History(null, []);
        var listed = watch.ElapsedMilliseconds;
        if (up.Count != revisions.Length || down.Count != revisions.Length || history.Count != revisions.Length) throw new InvalidOperationException($"{name}: not every revision was planned");
        Console.WriteLine($"{name,-10} {revisions.Length,9:N0} {load,5} ms {upgrade,5} ms {downgrade,6} ms {listed,5} ms");
    }

    private static Revision[] Line(int count) => [.. Enumerable.Range(0, count).Select(i => Revision(i, i == 0 ? [] : [i - 1]))];

    /// <summary>A revision, two that build on it, one that merges them, and so on.</summary>
    private static Revision[] Diamonds(int count) => [.. Enumerable.Range(0, count).Select(i => Revision(i, i == 0 ? [] : (i % 3) switch
    {
        1 => [i - 1],
        2 => [i - 2],
        _ => [i - 1, i - 2],
    }))];

    /// <summary>Like many people on short branches: mostly on one of the last revisions, now and then a merge.</summary>
    private static Revision[] RandomGraph(int count)
    {
        var random = new Random(1);
        var open = new List<int> { 0 };
        var revisions = new List<Revision> { Revision(0, []) };
        for (var i = 1; i < count; i++)
        {
            var at = random.Next(open.Count);
            var merges = open.Count > 20 || (open.Count > 1 && random.Next(4) == 0);
            var other = merges ? (at + 1) % open.Count : at;
            revisions.Add(Revision(i, merges ? [open[at], open[other]] : [open[at]]));
            if (merges) open.RemoveAt(other);
            if (random.Next(4) == 0) open.Add(i);
            else open[Math.Min(at, open.Count - 1)] = i;
        }
        return [.. revisions];
    }

    private static Revision Revision(int number, int[] parents) => new()
    {
        Id = $"r{number}",
        Parents = parents.Select(parent => $"r{parent}").ToValueList(),
        Message = "a revision",
        Upgrade = Script.Empty,
        Downgrade = Script.Empty,
    };
}

using System.Text.Json;
using Retort.Revisions;

namespace Retort.Tests.Graphs;

/// <summary>Puts the question of a case to our graph and writes the answer in the form of the cases.</summary>
internal static class GraphQuestion
{
    public static SortedDictionary<string, object> Ask(GraphCase question)
    {
        var graph = RevisionGraph.Load(question.Graph.EnumerateArray().Select(Revision));
        string[] current = question.Flag("purge") ? [] : question.List("current");
        return question.Operation switch
        {
            "load" => new() { ["heads"] = graph.Heads, ["bases"] = graph.Bases },
            "heads" => new() { ["revisions"] = graph.Heads },
            "heads_with_dependencies" => new() { ["revisions"] = graph.HeadsWithDependencies },
            "resolve" => new() { ["revisions"] = graph.Resolve(question.Text("symbol")!) },
            "history" => new() { ["revisions"] = graph.History(question.Text("range"), current).Select(revision => revision.Id).ToValueList() },
            "current" => new() { ["revisions"] = graph.Current(current) },
            "check_heads" => AtHeads(graph, current),
            "branch_points" => new() { ["branch_points"] = string.Join(' ', graph.BranchPoints.Order().Select(id => $"{id}:{graph.Children(id)}")) },
            "stamp" => new() { ["heads"] = graph.Stamp(current, question.List("targets")) },
            "upgrade" => Steps(graph.Upgrade(current, question.Text("target")!), current),
            "upgrade_sql" => Steps(graph.UpgradeOffline(question.Text("target")!), null),
            "downgrade" => Downgrade(graph, current, question.Text("target")!),
            "downgrade_sql" => Steps(graph.DowngradeOffline(question.Text("target")!), null),
            "roundtrip" => RoundTrip(graph, question.Text("down_to")!),
            "revision" => Draft(graph.Draft(Request(question, question.List("head"))), isMerge: false),
            "merge" => Draft(graph.Draft(Request(question, question.List("revisions"))), isMerge: true),
            var operation => throw new InvalidOperationException($"a case asks for \"{operation}\", which this test does not know"),
        };
    }

    /// <summary>The listed answer, written like ours.</summary>
    public static SortedDictionary<string, object> Expected(JsonElement expected)
    {
        var answer = new SortedDictionary<string, object>();
        foreach (var property in expected.EnumerateObject()) answer[property.Name] = Value(property.Value);
        return answer;
    }

    public static string Show(SortedDictionary<string, object> answer) => string.Join("; ", answer.Select(pair => $"{pair.Key} = {pair.Value}"));

    private static object Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(Item).ToValueList(),
        JsonValueKind.Object => string.Join(' ', value.EnumerateObject().OrderBy(pair => pair.Name).Select(pair => $"{pair.Name}:{Value(pair.Value)}")),
        _ => value.ToString(),
    };

    private static string Item(JsonElement item) => item.ValueKind == JsonValueKind.Object
        ? $"{item.GetProperty("rev").GetString()}>{string.Join('+', item.GetProperty("heads_after").EnumerateArray().Select(head => head.GetString()))}"
        : item.GetString() ?? "null";

    private static Revision Revision(JsonElement element) => new()
    {
        Id = element.GetProperty("id").GetString()!,
        Parents = Names(element, "down"),
        DependsOn = Names(element, "depends_on"),
        Labels = Names(element, "labels"),
        Message = "a revision",
        Upgrade = Script.Empty,
        Downgrade = Script.Empty,
    };

    private static ValueList<string> Names(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!).ToValueList();

    private static RevisionRequest Request(GraphCase question, string[] heads) => new()
    {
        Id = question.Text("rev_id")!,
        Heads = heads.Length == 0 ? ["head"] : heads.ToValueList(),
        Splice = question.Flag("splice"),
        Labels = question.List("branch_label").ToValueList(),
        DependsOn = question.List("depends_on").ToValueList(),
    };

    private static SortedDictionary<string, object> AtHeads(RevisionGraph graph, string[] current) =>
        graph.IsAtHeads(current) ? new() { ["at_head"] = "True" } : new() { ["error"] = "db_not_at_head" };

    private static SortedDictionary<string, object> Steps(ValueList<RevisionStep> steps, string[]? current)
    {
        var answer = new SortedDictionary<string, object> { ["steps"] = Show(steps) };
        if (current is not null) answer["heads"] = Heads(steps, current);
        return answer;
    }

    private static ValueList<string> Heads(ValueList<RevisionStep> steps, IEnumerable<string> current) =>
        steps.Count == 0 ? current.Order(StringComparer.Ordinal).ToValueList() : steps[^1].HeadsAfter;

    private static ValueList<string> Show(ValueList<RevisionStep> steps) => steps.Select(step => $"{step.Revision.Id}>{string.Join('+', step.HeadsAfter)}").ToValueList();

    private static SortedDictionary<string, object> Downgrade(RevisionGraph graph, string[] current, string target)
    {
        var answer = Steps(graph.Downgrade(current, target), current);
        if (RevisionGraph.IsAmbiguousDowngrade(current, target)) answer["warnings"] = new[] { "ambiguous_downgrade" }.ToValueList();
        return answer;
    }

    private static SortedDictionary<string, object> RoundTrip(RevisionGraph graph, string downTo)
    {
        var before = Heads(graph.Upgrade([], "heads"), []);
        var down = graph.Downgrade([.. before], downTo);
        var after = Heads(down, before);
        var again = graph.Upgrade([.. after], "heads");
        return new() { ["heads_before"] = before, ["steps"] = Show(down), ["heads"] = after, ["again"] = Show(again), ["heads_again"] = Heads(again, after) };
    }

    private static SortedDictionary<string, object> Draft(RevisionDraft draft, bool isMerge)
    {
        var answer = new SortedDictionary<string, object> { ["down"] = draft.Parents, ["labels"] = draft.Labels, ["heads_after"] = draft.HeadsAfter };
        if (!isMerge) answer["depends_on"] = draft.DependsOn;
        if (draft.Warnings.Count > 0) answer["warnings"] = draft.Warnings.Select(warning => warning.Replace('-', '_')).ToValueList();
        return answer;
    }
}

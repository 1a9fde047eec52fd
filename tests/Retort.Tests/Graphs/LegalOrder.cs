using System.Text.Json;

namespace Retort.Tests.Graphs;

/// <summary>For cases whose order is free: the same steps, the same end, and nothing out of order.</summary>
internal static class LegalOrder
{
    public static bool IsLegal(GraphCase question)
    {
        var ours = GraphQuestion.Ask(question);
        var steps = ((ValueList<string>)ours["steps"]).Select(step => step.Split('>')[0]).ToList();
        var listed = question.Expected.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("rev").GetString()!).ToHashSet();
        var heads = question.Expected.GetProperty("heads").EnumerateArray().Select(head => head.GetString()!).ToValueList();
        return listed.SetEquals(steps) && heads.Equals(ours["heads"]) && IsOrdered(question, steps);
    }

    private static bool IsOrdered(GraphCase question, List<string> steps)
    {
        if (question.Operation == "downgrade") steps.Reverse();
        foreach (var revision in question.Graph.EnumerateArray())
        {
            var place = steps.IndexOf(revision.GetProperty("id").GetString()!);
            if (place >= 0 && Needs(revision).Any(need => steps.IndexOf(need) > place)) return false;
        }
        return true;
    }

    private static IEnumerable<string> Needs(JsonElement revision) =>
        revision.GetProperty("down").EnumerateArray().Concat(revision.GetProperty("depends_on").EnumerateArray()).Select(name => name.GetString()!);
}

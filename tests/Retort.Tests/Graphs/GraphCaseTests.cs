using Retort.Errors;

namespace Retort.Tests.Graphs;

/// <summary>Every shared case gives the listed answer; the warts give the answer of <see cref="WartAnswers"/>.</summary>
public sealed class GraphCaseTests
{
    /// <summary>Our codes for the listed ones.</summary>
    private static readonly Dictionary<string, string[]> Codes = new()
    {
        ["no_such_revision"] = ["no-such-revision", "unknown-applied-revision"],
        ["prefix_too_short"] = ["no-such-revision"],
        ["relative_out_of_range"] = ["relative-out-of-range"],
        ["ambiguous_walk"] = ["ambiguous-walk"],
        ["ambiguous_current"] = ["ambiguous-current"],
        ["multiple_heads"] = ["multiple-heads"],
        ["not_in_branch"] = ["not-in-branch"],
        ["not_downgrade_target"] = ["not-downgrade-target"],
        ["range_not_ancestor"] = ["range-not-ancestor"],
        ["bad_history_range"] = ["bad-history-range"],
        ["range_requires_offline"] = ["range-requires-offline"],
        ["offline_downgrade_requires_range"] = ["offline-downgrade-requires-range"],
        ["overlapping_revisions"] = ["overlapping-revisions"],
        ["not_a_head"] = ["not-a-head"],
        ["duplicate_heads_given"] = ["duplicate-heads"],
        ["illegal_revision_id"] = ["illegal-revision-id"],
        ["duplicate_label"] = ["duplicate-label"],
        ["self_loop"] = ["self-loop"],
        ["dependency_self_loop"] = ["dependency-self-loop"],
        ["cycle"] = ["parent-cycle"],
        ["dependency_cycle"] = ["depends-on-cycle"],
        ["db_not_at_head"] = ["db_not_at_head"],
    };

    public static TheoryData<string> Graphs => [.. GraphNames()];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Every_case_of_a_graph_gives_the_listed_answer(string graph)
    {
        var failures = new List<string>();
        foreach (var question in GraphCases.All.Values.Where(question => question.Text("graph") == graph))
        {
            var answer = Answer(question, out var error);
            if (!IsRight(question, answer, error)) failures.Add($"{question.Id}: {question.Expected}\n      ours: {answer}");
        }
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public void Every_known_wart_has_an_answer_of_ours()
    {
        var warts = GraphCases.All.Values.Where(question => question.IsWart).Select(question => question.Id).ToHashSet();
        if (!WartAnswers.All.Keys.Any(warts.Contains)) Assert.Skip("these cases have no wart that is known here");

        Assert.Empty(WartAnswers.All.Keys.Except(warts));
    }

    private static IEnumerable<string> GraphNames()
    {
        try
        {
            return [.. GraphCases.All.Values.Select(question => question.Text("graph")!).Distinct()];
        }
        catch (Exception absent) when (absent is not InvalidOperationException)
        {
            return ["none"];
        }
    }

    private static string Answer(GraphCase question, out string? error)
    {
        error = null;
        try
        {
            var answer = GraphQuestion.Ask(question);
            if (answer.TryGetValue("error", out var code)) error = (string)code;
            return GraphQuestion.Show(answer);
        }
        catch (RevisionException refused)
        {
            error = refused.Code;
            return $"error {refused.Code}";
        }
    }

    /// <summary>A wart that is not known here, and what is not defined, pass with any answer: anything but a <see cref="RevisionException"/> has already failed the test.</summary>
    private static bool IsRight(GraphCase question, string answer, string? error)
    {
        if (question.IsUndefined) return true;
        if (question.IsWart) return !WartAnswers.All.TryGetValue(question.Id, out var ours) || answer == ours;
        var expected = GraphQuestion.Expected(question.Expected);
        if (question.Expected.TryGetProperty("error", out var listed)) return error is not null && Codes.GetValueOrDefault(listed.GetProperty("code").GetString()!, [error]).Contains(error);
        return answer == GraphQuestion.Show(expected) || (question.IsOrderFree && error is null && LegalOrder.IsLegal(question));
    }
}

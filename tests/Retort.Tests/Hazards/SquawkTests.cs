using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Retort.Errors;
using Retort.Hazards;
using Retort.Sql;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Hazards;

/// <summary>What another linter finds in the text is found in what the statements do, and nothing that is well is flagged.</summary>
public sealed class SquawkTests(TestServer server)
{
    [Fact]
    public async Task Violations_of_safety_are_found_and_what_is_well_is_not_flagged()
    {
        using var cases = JsonDocument.Parse(await File.ReadAllTextAsync(Cases.Require("lint", "squawk.json"), TestContext.Current.CancellationToken));
        var judged = cases.RootElement.EnumerateArray().Where(item => Text(item, "expect") is "ok" or "violation").ToList();
        var rules = judged.Select(item => Text(item, "rule")).Distinct().ToList();
        Assert.DoesNotContain(rules, rule => !SquawkRules.Safety.ContainsKey(rule) && !SquawkRules.LeftOut.ContainsKey(rule));
        var wrong = new ConcurrentBag<string>();
        var others = new ConcurrentBag<string>();
        var safety = judged.Where(item => SquawkRules.Safety.ContainsKey(Text(item, "rule")) && !SquawkRules.Otherwise.ContainsKey(Text(item, "id"))).ToList();
        await Parallel.ForEachAsync(safety, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (item, _) =>
        {
            var (id, expected) = (Text(item, "id"), SquawkRules.Safety[Text(item, "rule")]);
            var hazards = await HazardsAsync(id, Text(item, "sql"));
            var found = hazards.Where(hazard => hazard.IsOpen).ToList();
            var story = $"{Text(item, "expect")} {id}: {string.Join("; ", found.Select(hazard => $"{hazard.Name} {hazard.Message}"))}";
            if (Text(item, "expect") == "violation" && !hazards.Any(hazard => expected.Contains(hazard.Name))) wrong.Add(story);
            if (Text(item, "expect") == "ok" && found.Any(hazard => expected.Contains(hazard.Name))) wrong.Add(story);
            else if (Text(item, "expect") == "ok" && found.Count > 0) others.Add(story);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{safety.Count} cases of safety, {judged.Count - safety.Count} of taste or judged otherwise");
        foreach (var story in others.Order(StringComparer.Ordinal)) TestContext.Current.TestOutputHelper?.WriteLine($"well for that rule, not for another: {story}");
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_page_names_every_rule()
    {
        var page = Conventions.Source.Read("docs/hazards/README.md");
        foreach (var (rule, hazards) in SquawkRules.Safety) Assert.Contains($"| `{rule}` | {string.Join(", ", hazards.Select(name => $"`{name}`"))}", page);
        foreach (var (rule, reason) in SquawkRules.LeftOut) Assert.Contains($"| `{rule}` | left out: {reason} |", page);
    }

    private async Task<List<Hazard>> HazardsAsync(string id, string sql)
    {
        try
        {
            return await Measured.HazardsAsync(server, SquawkPreludes.Of(id), Revision(sql));
        }
        catch (RevisionException refused) when (refused.Code == "transaction-control")
        {
            return [new() { Name = HazardName.DoesNotRun, Object = refused.Code, Message = refused.Message }];
        }
    }

    /// <summary>The script as a revision says it: transactions are parts; what stands outside of one runs alone.</summary>
    private static string Revision(string sql)
    {
        var statements = SqlSplitter.Split(sql).Select(statement => statement.Text).ToList();
        var controls = statements.Where(StatementWords.IsTransactionControl).Select(text => StatementWords.First(text, 1)[0]).ToList();
        var balanced = controls.Count % 2 == 0 && controls.Where((word, index) => word != (index % 2 == 0 ? "begin" : "commit")).ToList().Count == 0;
        if (!balanced) return sql;
        var script = new StringBuilder("-- retort: no-transaction\n");
        foreach (var text in statements)
        {
            if (!StatementWords.IsTransactionControl(text)) script.Append(text).Append(";\n");
            else script.Append(StatementWords.First(text, 1) is ["begin"] ? "-- retort: transaction\n" : "-- retort: no-transaction\n");
        }
        return script.ToString();
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}

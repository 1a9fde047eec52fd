using System.Text.RegularExpressions;
using Retort.Tests.CommandLine;
using Retort.Tests.Conventions;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Documents;

/// <summary>The command of a page about an error is run where that error must come; then the page's other commands are run, as a reader would who tries them.</summary>
public sealed partial class ErrorSessionTests(TestServer server)
{
    public static TheoryData<string> Pages => [.. Situation.All.Keys.Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_commands_of_a_page_run_and_bring_its_error(string code)
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await using var run = new SituationRun(server, scene);
        await run.MakeAsync(Situation.All[code]);
        var page = $"docs/errors/{code}.md";
        foreach (var (command, shown) in Document.Read(page).Blocks.Where(block => block.IsSession).SelectMany(block => block.Commands()))
        {
            var printed = await run.TypeAsync(CommandWords.Of(command));
            Assert.True(printed.ExitCode == run.ExitCode && Codes(printed).Contains(code), $"`{command}`: {printed}");
            Assert.True(SameWords(shown, printed), $"`{command}` is shown with other words: {printed}");
        }

        foreach (var command in CommandSpanTests.InSentences(page).Where(one => one.StartsWith("retort ", StringComparison.Ordinal)).Distinct())
        {
            var words = CommandWords.Of(command).Select(Filled).ToList();
            if (CommandSpanTests.Fault(words) is not null) continue; // the name of a verb, without its words
            var printed = await run.TypeAsync(words);
            Assert.False(Codes(printed).Any(one => one is "wrong-usage" or "internal-error"), $"`{command}`: {printed}");
        }
    }

    public static TheoryData<string, string> Never => [.. BroughtAboutElsewhere.Never.Select(one => (one.Key, one.Value))];

    [Theory]
    [MemberData(nameof(Never))]
    public async Task The_command_of_a_page_whose_error_nothing_brings_about_runs(string code, string reason)
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await using var run = new SituationRun(server, scene);
        foreach (var (command, _) in Document.Read($"docs/errors/{code}.md").Blocks.Where(block => block.IsSession).SelectMany(block => block.Commands()))
            Assert.DoesNotContain("wrong-usage", Codes(await run.TypeAsync(CommandWords.Of(command))));
        Assert.Skip($"docs/errors/{code}.md: the error itself is not brought about: {reason}");
    }

    [Fact]
    public void Every_page_has_its_situation_or_the_test_that_brings_it_about()
    {
        var told = Situation.All.Keys.Concat(BroughtAboutElsewhere.Tests.Keys).Concat(BroughtAboutElsewhere.Never.Keys).Order();
        Assert.Equal(Source.Files("docs/errors", "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(), told);
        foreach (var (code, test) in BroughtAboutElsewhere.Tests) Assert.True(BroughtAboutElsewhere.Method(test) is not null, $"{code}: there is no test {test}");
    }

    /// <summary>The first line is worded by the same piece of code, whatever is named in it.</summary>
    private static bool SameWords(string shown, Printed printed)
    {
        var error = Error(shown);
        return error is null || (Error(printed.Errors) is { } said && ErrorExampleTests.AreWordedAlike(error, said));
    }

    // Behind a question stands what was typed, which is not printed.
    private static string? Error(string text) => text.Split('\n').Where(line => line.Contains("error: ")).Select(line => line[(line.IndexOf("error: ", StringComparison.Ordinal) + "error: ".Length)..]).FirstOrDefault();

    private static IEnumerable<string> Codes(Printed printed) => Code().Matches(printed.Output + printed.Errors).Select(match => match.Groups[1].Value);

    private static string Filled(string word) => word switch { "NAME" => "app", "ID" => "a1", "FILE" => "file", "BRANCH" => "main", "VERB" => "upgrade", _ => word };

    [GeneratedRegex(@"code: ([a-z-]+)")]
    private static partial Regex Code();
}

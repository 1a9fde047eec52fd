using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Retort.Cli.Parsing;
using Retort.Errors;
using Retort.Tests.Conventions;

namespace Retort.Tests.Documents;

/// <summary>Commands inside of sentences, and those of the pages of errors, are ones that the tool knows: verbs, options and their values.</summary>
public sealed partial class CommandSpanTests
{
    public static TheoryData<string> Pages => [.. Document.All().Select(page => page.Path).Concat(Source.Files("samples", "README.md"))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_in_a_sentence_is_understood(string path)
    {
        foreach (var command in Commands(path))
        {
            var fault = Fault(CommandWords.Of(command));
            // A page may be about what is wrong, and a sentence about a verb without its words.
            if (fault is not null && !IsIncomplete(fault) && path is not "docs/errors/wrong-usage.md") Assert.Fail($"{path}: `{command}`: {fault}");
        }
    }

    [Theory]
    [InlineData("retort upgrad", "there is no verb \"upgrad\"")]
    [InlineData("retort upgrade --sqll", "there is no option \"--sqll\"")]
    [InlineData("retort db snapshot", "`retort db snapshot` needs a verb")]
    [InlineData("retort upgrade -d auth +1", null)]
    public void A_command_that_the_tool_does_not_know_is_found(string command, string? fault) => Assert.Equal(fault, Fault(CommandWords.Of(command)));

    internal static bool IsIncomplete(string fault) => fault.Contains("` needs ", StringComparison.Ordinal) || fault.EndsWith("needs a value", StringComparison.Ordinal);

    private static IEnumerable<string> Commands(string path)
    {
        var sessions = path.StartsWith("docs/errors/", StringComparison.Ordinal) ? Document.Read(path).Blocks.Where(block => block.IsSession).SelectMany(block => block.Commands()).Select(one => one.Command) : [];
        return InSentences(path).Concat(sessions).Where(command => command.StartsWith("retort ", StringComparison.Ordinal));
    }

    /// <summary>Code inside of the sentences of a page; <c>retort diff --from X --to Y [--sql]</c> tells the form, with what may be left out.</summary>
    internal static IEnumerable<string> InSentences(string path) => Span().Matches(Block().Replace(Source.Read(path), "")).Select(match => match.Groups[1].Value.ReplaceLineEndings(" "));

    /// <summary>What the tool would say of a command line, before it does anything.</summary>
    internal static string? Fault(List<string> words)
    {
        var parsed = RetortCommandLine.Root(new GlobalOptions(), words).Parse(words, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        try
        {
            UsageErrors.ThrowIfAny(parsed);
            // The name of a group of verbs stands for all of them in a sentence.
            return parsed.CommandResult.Command is Verb || words.Count == 1 ? null : $"`retort {string.Join(' ', words)}` needs a verb";
        }
        catch (RetortException error)
        {
            return error.Message;
        }
    }

    [GeneratedRegex("^```.*?^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("(?<![`\\w])`([^`]+)`")]
    private static partial Regex Span();
}

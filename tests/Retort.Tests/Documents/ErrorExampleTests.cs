using System.Text;
using System.Text.RegularExpressions;
using Retort.Tests.Conventions;

namespace Retort.Tests.Documents;

/// <summary>The error that a page shows is worded as the code words it; that of `server-error` is PostgreSQL's own.</summary>
public sealed class ErrorExampleTests
{
    // A text that says less could be any error.
    private const int LeastWords = 8;

    private static readonly Lazy<List<Regex>> worded = new(() => [.. Source.Files("src", "*.cs").SelectMany(file => Literals(Source.Read(file))).Where(parts => parts.Sum(part => part.Length) >= LeastWords).Select(Pattern)]);

    public static TheoryData<string> Pages => [.. Source.Files("docs/errors", "*.md").Where(path => Shown(path) is not null && !path.EndsWith("/server-error.md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_error_of_a_page_is_worded_as_in_the_code(string path) => Assert.True(worded.Value.Any(pattern => pattern.IsMatch(Shown(path)!)), $"{path}: no code says \"{Shown(path)}\"");

    [Fact]
    public void A_text_that_no_code_has_is_found() => Assert.DoesNotContain(worded.Value, pattern => pattern.IsMatch("there is a mistake in your file"));

    /// <summary>Whether one piece of code says both.</summary>
    internal static bool AreWordedAlike(string first, string second) => first == second || worded.Value.Any(pattern => pattern.IsMatch(first) && pattern.IsMatch(second));

    private static string? Shown(string path) => Source.Read(path).Split('\n').FirstOrDefault(line => line.StartsWith("error: ", StringComparison.Ordinal))?["error: ".Length..].TrimEnd();

    /// <summary>What is put in at run time may be anything.</summary>
    private static Regex Pattern(List<string> parts) => new($"^{string.Join(".+", parts.Select(Regex.Escape))}$");

    /// <summary>The strings of a file, each as what stands between its holes.</summary>
    private static IEnumerable<List<string>> Literals(string code)
    {
        for (var at = 0; at < code.Length; at++)
            if (code[at] == '"') yield return Literal(code, ref at);
    }

    private static List<string> Literal(string code, ref int at)
    {
        var isInterpolated = at > 0 && code[at - 1] == '$';
        var (parts, text, depth) = (new List<string>(), new StringBuilder(), 0);
        for (at++; at < code.Length; at++)
        {
            var next = code[at];
            if (depth == 0 && next is '"' or '\n') break;
            if (depth > 0 && next == '"') Literal(code, ref at);
            else if (depth > 0) depth += next == '{' ? 1 : next == '}' ? -1 : 0;
            else if (isInterpolated && next == '{' && code[at + 1] != '{') (depth, _) = (1, Cut(parts, text));
            else if (next == '\\') text.Append(code[++at]);
            else text.Append(next);
        }

        Cut(parts, text);
        return parts;
    }

    private static bool Cut(List<string> parts, StringBuilder text)
    {
        parts.Add(text.ToString());
        text.Clear();
        return true;
    }
}

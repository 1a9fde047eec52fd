using System.Text.RegularExpressions;

namespace Retort.Tests.Conventions;

/// <summary>Every error that people can meet has a page.</summary>
public sealed partial class ErrorPageTests
{
    /// <summary>Values of settings, names of directives, programs and hazards, and commands of git; one hazard is an error too.</summary>
    private static readonly string[] OtherWords =
        ["docker-compose", "podman-compose", "cat-file", "ls-tree", "rev-parse", "no-transaction", "post-checkout", "prefer-standby", "read-only", "read-write", "reference-data", "verify-ca", "verify-full", .. Retort.Hazards.HazardName.All.Where(name => name != Retort.Hazards.HazardName.NotReversible)];

    [Fact]
    public void Every_error_code_has_a_page() => Assert.Empty(Codes().Except(Pages()).Order());

    [Fact]
    public void Every_page_is_about_an_error_code() => Assert.Empty(Pages().Except(Codes()).Order());

    [Fact]
    public void A_page_names_its_code_shows_an_example_and_says_what_to_do()
    {
        foreach (var page in Pages())
        {
            var text = Source.Read($"docs/errors/{page}.md");
            Assert.StartsWith($"# {page}\n", text);
            Assert.Contains("```console", text);
            Assert.Contains("## What to do", text);
        }
    }

    private static HashSet<string> Pages() => Source.Files("docs/errors", "*.md").Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet();

    private static HashSet<string> Codes() =>
    [
        .. Source.Files("src", "*.cs").SelectMany(file => Named().Matches(Source.Read(file))).Select(match => $"{match.Groups[1]}{match.Groups[2]}{match.Groups[3]}").Except(OtherWords),
        .. Source.Files("src/Retort", "*.cs").Where(file => !file.StartsWith("src/Retort/Git/", StringComparison.Ordinal)).SelectMany(file => Hyphenated().Matches(Source.Read(file))).Select(match => match.Groups[1].Value).Except(OtherWords),
    ];

    // new ServerException("interrupted", ...), also over two lines, and new("server-error", ...)
    [GeneratedRegex("""(?:Exception\(\s*"([a-z]+(?:-[a-z]+)*)"|new\(\s*"([a-z]+(?:-[a-z]+)+)"|new\("(deadlock)"),""")]
    private static partial Regex Named();

    // In the engine a literal with hyphens is an error's code, or one of OtherWords; git's own words are in its folder.
    [GeneratedRegex("""
        (?<!\\)"([a-z]+(?:-[a-z]+)+)"
        """)]
    private static partial Regex Hyphenated();
}

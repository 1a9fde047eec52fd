using System.Reflection;
using System.Text.RegularExpressions;
using Retort.Cli.Parsing;

namespace Retort.Tests.Conventions;

/// <summary>What docs/systems.md promises is a verb of the tool and is proved by a test of this project.</summary>
public sealed partial class SystemsTests
{
    private const string Page = "docs/systems.md";
    private static readonly HashSet<string> tests = [.. typeof(SystemsTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()
        .Where(method => method.GetCustomAttributes<FactAttribute>().Any()).Select(method => $"{type.Name}.{method.Name}"))];

    public static TheoryData<string> Samples => [.. Directory.GetDirectories(Path.Combine(Source.Root, "samples")).Where(folder => File.Exists(Path.Combine(folder, "README.md"))).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_has_a_table(string sample) =>
        Assert.True(Rows().Any(row => row.System == sample), $"{Page} has no table below a heading \"## {sample}\"");

    [Fact]
    public void Every_row_is_proved_by_a_test_that_exists()
    {
        var unproved = Rows().SelectMany(row => Quoted().Matches(row.Proof).Select(match => match.Groups[1].Value).DefaultIfEmpty("no test")
            .Where(name => !tests.Contains(name)).Select(name => $"{Page}:{row.Line}  {name}")).ToList();
        Assert.Empty(unproved);
    }

    [Fact]
    public void Every_command_in_a_table_is_one_of_the_tool()
    {
        var unknown = Rows().SelectMany(row => Quoted().Matches(row.Here).Select(match => Verb().Match(match.Groups[1].Value)).Where(match => match.Success)
            .Where(match => !IsVerb([.. match.Groups[1].Value.Split(' ')])).Select(match => $"{Page}:{row.Line}  {match.Value}")).ToList();
        Assert.Empty(unknown);
    }

    /// <summary>The rows of all tables but their heads, each with the heading it is below.</summary>
    private static IEnumerable<(string System, int Line, string Here, string Proof)> Rows()
    {
        var (system, lines) = ("", Source.Read(Page).Split('\n'));
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].StartsWith("## ", StringComparison.Ordinal)) system = lines[index][3..];
            // A bar within a cell is written \|.
            if (Bar().Split(lines[index]) is not ["", _, var here, var proof, ""] || here.Trim(' ', '-') is "" or "here") continue;
            yield return (system, index + 1, here, proof);
        }
    }

    private static bool IsVerb(string[] words)
    {
        if (VerbList.All.FirstOrDefault(verb => verb.Name == words[0]) is not { Name: not null } entry) return false;
        var children = entry.Create().Subcommands;
        return children.Count == 0 || words.Length > 1 && children.Any(child => child.Name == words[1]);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?:\./)?retort ([a-z][a-z-]*(?: [a-z][a-z-]*)?)")]
    private static partial Regex Verb();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}

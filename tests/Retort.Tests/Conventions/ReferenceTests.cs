using System.Text;
using Retort.Cli;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Conventions;

/// <summary>The reference is what the tool says.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public async Task The_reference_of_commands_is_the_help_of_every_verb()
    {
        var text = new StringBuilder("# Commands\n\nThe help of every verb and topic, as the tool prints it.\n");
        foreach (var path in Paths()) text.Append($"\n## retort {string.Join(' ', path)}\n\n```text\n{await HelpAsync(path)}```\n");
        foreach (var topic in HelpTopics.Names) text.Append($"\n## retort help {topic}\n\n```text\n{HelpTopics.Find(topic)}```\n");
        Approved.Check(Path.Combine(Source.Root, "docs/reference/commands.md"), text.ToString());
    }

    [Fact]
    public async Task Every_verb_has_two_examples_that_can_be_parsed()
    {
        foreach (var path in Paths().Where(path => path.Length > 0))
        {
            var command = Find(path);
            if (command is not Verb verb) continue;
            Assert.True(verb.Examples.Count >= 2, $"{verb.Name} has {verb.Examples.Count}");
            Assert.All(verb.Examples, example => Assert.Contains("retort " + string.Join(' ', path), example));
        }

        await Task.CompletedTask;
    }

    [Fact]
    public void The_enum_the_topic_and_the_page_of_exit_codes_agree()
    {
        var topic = HelpTopics.Find("exit-codes")!;
        var page = Source.Read("docs/reference/exit-codes.md");
        foreach (var code in Enum.GetValues<ExitCode>())
        {
            Assert.Contains($"  {(int)code,3}  ", topic);
            Assert.Contains($"| `{(int)code}` |", page);
        }

        Assert.Equal(Enum.GetValues<ExitCode>().Length, page.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    private static IEnumerable<string[]> Paths()
    {
        yield return [];
        foreach (var entry in VerbList.All)
        {
            foreach (var path in Below(entry.Create())) yield return path;
        }
    }

    private static IEnumerable<string[]> Below(System.CommandLine.Command command)
    {
        yield return [command.Name];
        foreach (var path in command.Subcommands.SelectMany(Below)) yield return [command.Name, .. path];
    }

    private static System.CommandLine.Command Find(string[] path)
    {
        var command = VerbList.All.First(entry => entry.Name == path[0]).Create();
        return path.Skip(1).Aggregate(command, (at, name) => at.Subcommands.First(child => child.Name == name));
    }

    private static async Task<string> HelpAsync(string[] path)
    {
        using var stdout = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal { Out = stdout, Error = TextWriter.Null, In = TextReader.Null };
        await RetortCommandLine.RunAsync([.. path, "--help"], terminal, CancellationToken.None);
        return stdout.ToString();
    }
}

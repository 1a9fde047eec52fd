namespace Retort.Tests.CommandLine;

/// <summary>Command lines that cannot be understood, and help.</summary>
public sealed class UsageTests
{
    [Fact]
    public async Task A_mistyped_word_names_what_was_meant()
    {
        using var scene = new Scene();
        await scene.RunAsync("upgrad");
        await scene.RunAsync("upgrade", "--sqll");
        await scene.RunAsync("status", "--exitcode");
        await scene.RunAsync("db", "strat");
        await scene.RunAsync("help", "exit-code");
        await scene.RunAsync("db", "psql", "-c", "select 1");
        await scene.RunAsync("frobnicate");
        scene.Approve();
    }

    [Fact]
    public async Task A_missing_or_superfluous_word_is_wrong_usage()
    {
        using var scene = new Scene();
        await scene.RunAsync("db");
        await scene.RunAsync("downgrade");
        await scene.RunAsync("show", "a", "b");
        await scene.RunAsync("revision");
        await scene.RunAsync("history", "-r");
        await scene.RunAsync("status", "--color", "pink");
        await scene.RunAsync("upgrade", "--lock-timeout", "soon");
        await scene.RunAsync("init", "--json");
        scene.Approve();
    }

    [Fact]
    public async Task Without_a_workspace_the_way_to_one_is_named()
    {
        using var scene = new Scene();
        await scene.RunAsync("status");
        await scene.RunAsync("status", "--json");
        scene.Approve();
    }

    [Fact]
    public async Task Topics_explain_what_holds_for_every_verb()
    {
        using var scene = new Scene();
        foreach (var topic in Retort.Cli.Parsing.HelpTopics.Names) await scene.RunAsync("help", topic);
        scene.Approve();
    }
}

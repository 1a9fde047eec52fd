using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>Lists and pictures of history.</summary>
public sealed class HistoryTests(TestServer server)
{
    [Fact]
    public async Task A_branched_history_is_listed_and_drawn()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "select 1;")
            .Revision("b2", "a1", "select 1;", header: "-- Label:      billing")
            .Revision("c3", "a1", "select 1;")
            .Revision("d4", "b2, c3", "select 1;")
            .Revision("e5", "d4", "select 1;")
            .Revision("f6", "d4", "select 1;");
        await scene.RunAsync("history");
        await scene.RunAsync("history", "--graph");
        await scene.RunAsync("history", "-r", "a1:d4", "-v");
        await scene.RunAsync("heads");
        await scene.RunAsync("branches");
        await scene.RunAsync("show", "d4");
        await scene.RunAsync("show", "b2", "--json");
        await scene.RunAsync("merge", "heads", "-m", "join", "--rev-id", "g7");
        await scene.RunAsync("heads");
        await scene.RunAsync("edit", "g7");
        scene.Approve();
    }

    [Fact]
    public async Task Revisions_are_written_where_they_belong()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await scene.RunAsync("revision", "-m", "create users", "--rev-id", "a1");
        await scene.RunAsync("revision", "-m", "add billing", "--rev-id", "b2", "--branch-label", "billing");
        await scene.RunAsync("revision", "-m", "aside", "--rev-id", "c3", "--head", "a1", "--splice", "--depends-on", "b2");
        await scene.RunAsync("revision", "-m", "a second base", "--rev-id", "d4", "--head", "base", "--json");
        await scene.RunAsync("history", "--graph");
        await scene.RunAsync("show", "c3");
        scene.Approve();
    }

    [Fact]
    public async Task An_empty_workspace_is_no_error()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await scene.RunAsync("history");
        await scene.RunAsync("heads");
        await scene.RunAsync("branches");
        await scene.RunAsync("current");
        await scene.RunAsync("status");
        await scene.RunAsync("upgrade");
        scene.Approve();
    }

    [Fact]
    public async Task A_new_workspace_is_made_once()
    {
        using var scene = new Scene();
        await scene.RunAsync("init", "-d", "app", "--model", "schema/*.sql");
        scene.Show("retort.json").Show(".gitignore");
        await scene.RunAsync("init");
        await scene.RunAsync("heads");
        scene.Approve();
    }
}

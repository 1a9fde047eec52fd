using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>One history for many databases.</summary>
public sealed class FleetTests(TestServer server)
{
    [Fact]
    public async Task Many_databases_are_upgraded_at_once_each_whole()
    {
        using var scene = await SmallAsync();
        var all = await DatabasesAsync(12);
        scene.File("tenants.txt", $"# all tenants\n{string.Join("\n", all.Select(Scene.Url))}\n\n");
        await scene.RunAsync("fleet", "upgrade", "--urls", "tenants.txt", "--jobs", "6");
        Assert.Equal(12, scene.Output.Split('\n').Count(line => line.Contains("\tb2\t2\t", StringComparison.Ordinal) && line.EndsWith("\tupgraded", StringComparison.Ordinal)));
        foreach (var one in all) Assert.Equal("a1 b2", await new Execution.TestDatabase(one).AppliedAsync());
        await scene.RunAsync("fleet", "upgrade", "--urls", "tenants.txt", "-q");
        Assert.Equal(12, scene.Output.Split('\n').Count(line => line.EndsWith("\tup to date", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_failure_is_told_of_its_database_and_stops_the_others_unless_that_was_said()
    {
        using var scene = await SmallAsync();
        var all = await DatabasesAsync(3);
        await TestServer.ExecuteAsync(all[1], "create table users (id text)");
        scene.File("tenants.txt", string.Join("\n", all.Select(Scene.Url)));
        for (var number = 0; number < all.Count; number++) scene.Scrub(new Uri(Scene.Url(all[number])).AbsolutePath[1..], $"<tenant {number + 1}>");
        await scene.RunAsync("fleet", "upgrade", "--urls", "tenants.txt", "--jobs", "1", "--dry-run");
        await scene.RunAsync("fleet", "upgrade", "--urls", "tenants.txt", "--jobs", "1");
        await scene.RunAsync("fleet", "upgrade", "--urls", "tenants.txt", "--jobs", "1", "--keep-going");
        await scene.RunAsync("fleet", "upgrade", "--urls", "tenants.txt", "--jobs", "1", "--keep-going", "--json");
        scene.Approve();
    }

    [Fact]
    public async Task Fleets_that_make_no_sense_are_clear_errors()
    {
        using var scene = await SmallAsync();
        scene.File("empty.txt", "# nothing\n").File("wrong.txt", "nonsense\n");
        await scene.RunAsync("fleet", "upgrade", "--urls", "nosuch.txt");
        await scene.RunAsync("fleet", "upgrade", "--urls", "empty.txt");
        await scene.RunAsync("fleet", "upgrade", "--urls", "wrong.txt");
        await scene.RunAsync("fleet", "upgrade", "--jobs", "0");
        scene.Approve();
    }

    private async Task<List<string>> DatabasesAsync(int count)
    {
        var databases = new List<string>();
        for (var number = 0; number < count; number++) databases.Add(await server.CreateDatabaseAsync());
        return databases;
    }

    private async Task<Scene> SmallAsync() => (await Scene.WithDatabaseAsync(server))
        .Revision("a1", null, "create table users (id int primary key);", "drop table users;")
        .Revision("b2", "a1", "alter table users add column name text;", "alter table users drop column name;");
}

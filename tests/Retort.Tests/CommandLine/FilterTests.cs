using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>What <c>include</c> and <c>exclude</c> leave out, through the verbs.</summary>
public sealed class FilterTests(TestServer server)
{
    [Fact]
    public async Task What_is_excluded_is_left_alone_and_still_counts()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        var configuration = File.ReadAllText(Path.Combine(scene.Folder, "retort.json"));
        scene.File("retort.json", configuration.Replace("\"fileName\"", "\"exclude\": { \"schemas\": [\"report*\"], \"kinds\": [\"trigger\"] }, \"fileName\""));
        scene.File("schema/all.sql", "create table users (id int primary key, name text);\n");
        await scene.RunAsync("revision", "--autogenerate", "-m", "create users", "--rev-id", "a1");
        await scene.RunAsync("upgrade", "-q");
        await TestServer.ExecuteAsync(Retort.Configuration.DatabaseUrl.Parse(scene.DatabaseUrl).ToConnectionString(),
            "create schema reports",
            "create view reports.names as select name from users",
            "create trigger same before update on users for each row execute function suppress_redundant_updates_trigger()");
        await scene.RunAsync("check");
        await scene.RunAsync("diff");
        scene.File("schema/all.sql", "create table users (id int primary key, name varchar(50));\n");
        await scene.RunAsync("diff");
        scene.File("retort.json", configuration.Replace("\"fileName\"", "\"exclude\": { \"kinds\": [\"tigger\"] }, \"fileName\""));
        await scene.RunAsync("check");
        scene.Approve();
    }
}

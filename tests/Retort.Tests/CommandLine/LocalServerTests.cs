namespace Retort.Tests.CommandLine;

/// <summary>The verbs of the local server, on one that is made for this test.</summary>
public sealed class LocalServerTests
{
    [Fact]
    public async Task A_local_server_is_made_used_and_stopped()
    {
        using var scene = new Scene();
        scene.File("retort.json", """
            { "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }
            """);
        scene.Revision("a1", null, "create table a (id int);", "drop table a;");
        await scene.RunAsync("db", "status");
        await scene.RunAsync("db", "stop");
        await scene.RunAsync("status", "-q");
        try
        {
            await scene.RunAsync("db", "url");
            scene.Scrub($":{new Uri(scene.Output.Trim()).Port}", ":<port>");
            await scene.RunAsync("upgrade");
            await scene.RunAsync("db", "create");
            await scene.RunAsync("current");
            await scene.RunAsync("downgrade", "base", "--json");
            await scene.RunAsync("db", "start");
        }
        finally
        {
            await scene.RunAsync("db", "stop");
        }

        scene.Approve();
    }
}

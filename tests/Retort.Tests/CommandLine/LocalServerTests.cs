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

    [Fact]
    public async Task There_the_backup_of_a_run_is_a_copy_unless_somebody_is_connected()
    {
        using var scene = new Scene { HidesSizes = true };
        scene.File("retort.json", """
            { "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }
            """);
        scene.Revision("a1", null, "create table a (id int);\ninsert into a values (1);", "drop table a;").Revision("b2", "a1", "drop table a;", "create table a (id int);");
        try
        {
            await scene.RunAsync("upgrade", "a1", "-q");
            await scene.RunAsync("upgrade", "--backup");
            var name = System.Text.RegularExpressions.Regex.Match(scene.Errors, "before_[0-9TZ]+_a1").Value;
            scene.Scrub(name, "<copy>");
            await scene.RunAsync("db", "snapshot", "restore", name, "--yes", "-q");
            Assert.True(scene.ExitCode == 0, scene.Errors);
            await scene.RunAsync("current");
            await scene.RunAsync("db", "url", "--with-password");
            await using var guest = new Npgsql.NpgsqlConnection(Retort.Configuration.DatabaseUrl.Parse(scene.Output.Trim()).ToConnectionString());
            await guest.OpenAsync(TestContext.Current.CancellationToken);
            await scene.RunAsync("upgrade", "--backup", "--json");
            Assert.True(scene.ExitCode == 0, scene.Errors);
            Assert.EndsWith(".dump", Assert.Single(Directory.GetFiles(Path.Combine(scene.Folder, ".retort/backups"), "*.dump")));
        }
        finally
        {
            await scene.RunAsync("db", "stop");
        }
    }
}

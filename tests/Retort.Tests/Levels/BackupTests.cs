using Npgsql;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Levels;

/// <summary><c>db backup</c> and <c>db restore</c>: what was there comes back, and is counted.</summary>
public sealed class BackupTests(TestServer server)
{
    [Theory]
    [InlineData]
    [InlineData("--jobs", "2")]
    public async Task What_was_there_comes_back(params string[] options)
    {
        if (!await Psql.CanDumpAsync($"{server.ConnectionString};Database=postgres")) Assert.Skip("pg_dump is older than the server");
        using var scene = await SceneAsync();
        await scene.RunAsync(["db", "backup", "app.dump", .. options]);
        await TestServer.ExecuteAsync(scene.ConnectionString, "truncate users", "create table later (id int)");
        await scene.RunAsync("db", "restore", "app.dump");
        await scene.RunAsync(["db", "restore", "app.dump", "--yes", .. options]);
        await scene.RunAsync("current");
        Assert.Equal("2|", await TestServer.AskAsync(scene.ConnectionString, "select count(*) || '|' || coalesce(to_regclass('later')::text, '') from users"));
        Assert.Equal("0", await TestServer.AskAsync(scene.ConnectionString, "select count(*) from pg_database where datname like 'retort\\_new\\_%'"));
        scene.Approve(nameof(What_was_there_comes_back) + string.Concat(options));
    }

    [Fact]
    public async Task A_backup_of_the_schema_has_no_rows()
    {
        if (!await Psql.CanDumpAsync($"{server.ConnectionString};Database=postgres")) Assert.Skip("pg_dump is older than the server");
        using var scene = await SceneAsync();
        await scene.RunAsync("db", "backup", "schema.dump", "--schema-only");
        await scene.RunAsync("db", "backup", "schema.dump", "--schema-only");
        await scene.RunAsync("db", "backup", "all.dump", "--json");
        await scene.RunAsync("db", "restore", "schema.dump", "--yes");
        Assert.Equal("0", await TestServer.AskAsync(scene.ConnectionString, "select count(*) from users"));
        await scene.RunAsync("db", "restore", "all.dump", "--schema-only", "--yes");
        await scene.RunAsync("status");
        Assert.Equal("0", await TestServer.AskAsync(scene.ConnectionString, "select count(*) from users"));
        scene.Approve();
    }

    [Fact]
    public async Task A_restore_that_fails_leaves_the_database_as_it_was()
    {
        if (!await Psql.CanDumpAsync($"{server.ConnectionString};Database=postgres")) Assert.Skip("pg_dump is older than the server");
        using var scene = await SceneAsync();
        await scene.RunAsync("db", "backup", "app.dump", "-q");
        var whole = await File.ReadAllBytesAsync(Path.Combine(scene.Folder, "app.dump"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(scene.Folder, "cut.dump"), whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        scene.File("script.sql", "select 1;");
        var counts = await File.ReadAllTextAsync(Path.Combine(scene.Folder, "app.dump.rows.json"), TestContext.Current.CancellationToken);
        scene.File("app.dump.rows.json", counts.Replace("\"rows\": 2", "\"rows\": 3"));
        foreach (var file in (string[])["cut.dump", "script.sql", "app.dump"])
        {
            await scene.RunAsync("db", "restore", file, "--yes");
            Assert.NotEqual(0, scene.ExitCode);
            Assert.Equal("2", await TestServer.AskAsync(scene.ConnectionString, "select count(*) from users"));
        }

        Assert.Contains("Table public.users had 3 rows, 2 are here.", scene.Errors);
        scene.File("app.dump.rows.json", "not of ours");
        await scene.RunAsync("db", "restore", "app.dump", "--yes");
        Assert.Contains("code: backup-unreadable", scene.Errors);
        await scene.RunAsync("db", "restore", "nowhere.dump", "--yes");
        Assert.Contains("code: backup-missing", scene.Errors);
        Assert.Equal("0", await TestServer.AskAsync(scene.ConnectionString, "select count(*) from pg_database where datname like 'retort\\_new\\_%'"));
    }

    [Theory]
    [InlineData("pg_dump", "backup", "again.dump")]
    [InlineData("pg_restore", "restore", "app.dump")]
    public async Task A_connection_that_is_cut_leaves_everything_as_it_was(string program, string verb, string file)
    {
        if (!await Psql.CanDumpAsync($"{server.ConnectionString};Database=postgres")) Assert.Skip("pg_dump is older than the server");
        using var scene = await SceneAsync();
        await TestServer.ExecuteAsync(scene.ConnectionString, "create table rows as select n, repeat(md5(n::text), 20) as filling from generate_series(1, 300000) n");
        await scene.RunAsync("db", "backup", "app.dump", "-q");
        using var end = new CancellationTokenSource();
        // As soon as it has begun to send or to receive rows.
        var cutting = CutAsync(scene, program, end.Token);
        await scene.RunAsync(["db", verb, file, .. verb == "restore" ? ["--yes"] : Array.Empty<string>()]);
        await end.CancelAsync();
        Assert.True(await cutting, "nothing was cut");
        Assert.Equal(1, scene.ExitCode);
        Assert.Contains($"code: {verb}-failed", scene.Errors);
        Assert.Equal("2", await TestServer.AskAsync(scene.ConnectionString, "select count(*) from users"));
        Assert.Empty(Directory.GetFileSystemEntries(scene.Folder, "again*"));
        Assert.Equal("0", await TestServer.AskAsync(scene.ConnectionString, "select count(*) from pg_stat_activity where application_name in ('pg_dump', 'pg_restore') and datname = current_database()"));
    }

    private static async Task<bool> CutAsync(Scene scene, string program, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var cut = await TestServer.AskAsync(scene.ConnectionString, $"select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = '{program}' and query ilike 'copy %' and (datname = current_database() or datname like 'retort\\_new\\_%')");
            if (cut != "0") return true;
            await Task.Delay(5, CancellationToken.None);
        }

        return false;
    }

    [Fact]
    public async Task What_pg_dump_may_not_read_stops_it_and_nothing_is_left()
    {
        if (!await Psql.CanDumpAsync($"{server.ConnectionString};Database=postgres")) Assert.Skip("pg_dump is older than the server");
        using var scene = await SceneAsync();
        await TestServer.ExecuteAsync(scene.ConnectionString, "drop role if exists reader_of_nothing", "create role reader_of_nothing login password 'p@ss:w/rd'");
        var settings = new NpgsqlConnectionStringBuilder(scene.ConnectionString);
        var url = $"postgresql://reader_of_nothing:p%40ss%3Aw%2Frd@{settings.Host}:{settings.Port}/{settings.Database}";
        await scene.RunAsync("db", "backup", "mine.dump", "--schema-only", "--url", url);
        Assert.Contains("code: backup-failed", scene.Errors);
        Assert.DoesNotContain("p@ss", scene.Errors);
        Assert.Empty(Directory.GetFileSystemEntries(scene.Folder, "mine*"));
        await TestServer.ExecuteAsync(scene.ConnectionString, "drop role reader_of_nothing");
    }

    private async Task<Scene> SceneAsync()
    {
        var scene = await Scene.WithDatabaseAsync(server);
        scene.HidesSizes = true;
        scene.Revision("a1", null, "create table users (id int primary key, name text); insert into users values (1, 'a'), (2, 'b');", "drop table users;");
        await scene.RunAsync("upgrade", "-q");
        return scene;
    }
}

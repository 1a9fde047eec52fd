using Retort.Configuration;
using Retort.Server;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Levels;

/// <summary><c>db teardown</c>: what goes is named before, all of it, and what is not named stays.</summary>
public sealed class TeardownTests(TestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Teardown_takes_the_databases_of_all_branches_and_what_was_saved_of_them()
    {
        using var scene = await Branches.BranchScene.OnAsync(server);
        await scene.Scene.RunAsync("upgrade", "-q");
        await scene.Scene.RunAsync("db", "snapshot", "save", "plain", "-q");
        scene.Git.Run("switch", "-q", "-c", "one");
        await scene.Scene.RunAsync("upgrade", "-q");
        await scene.Scene.RunAsync("db", "snapshot", "save", "s", "-q");
        scene.Git.Run("switch", "-q", "-c", "unused");
        await scene.Scene.RunAsync("db", "teardown");
        Assert.Contains("code: not-confirmed", scene.Scene.Errors);
        Assert.Equal("4", await scene.AskAsync("postgres", Count()));
        await scene.Scene.RunAsync("db", "teardown", "--yes");
        Assert.True(scene.Scene.ExitCode == 0, scene.Scene.Errors);
        Assert.Equal("0", await scene.AskAsync("postgres", Count()));
        await scene.Scene.RunAsync("db", "teardown", "--yes");
        Assert.Contains("There was nothing to remove", scene.Scene.Output + scene.Scene.Errors);

        string Count() => $"select count(*) from pg_database where datname like '{scene.Plain}@%' or datname like '{scene.Plain}\\_%' or datname = '{scene.Plain}'";
    }

    [Fact]
    public async Task Teardown_removes_the_local_server_and_keeps_backups()
    {
        using var scene = new Scene { HidesSizes = true };
        scene.File("retort.json", """{ "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }""");
        scene.Revision("a1", null, "create table users (id int primary key);", "drop table users;");
        var local = new Retort.Server.LocalServer(Path.Combine(scene.Folder, ".retort", "server"));
        try
        {
            await scene.RunAsync("upgrade", "-q");
            Assert.NotNull(await local.FindRunningAsync(TestContext.Current.CancellationToken));
            scene.File(".retort/backups/app.dump", "a backup");
            await scene.RunAsync("db", "teardown");
            Assert.Contains("code: not-confirmed", scene.Errors);
            Assert.Contains("1 backup in it (8 B) stays", scene.Errors);
            Assert.NotNull(await local.FindRunningAsync(TestContext.Current.CancellationToken));
            await scene.RunAsync("db", "teardown", "--yes");
            Assert.True(scene.ExitCode == 0, scene.Errors);
            Assert.Null(await local.FindRunningAsync(TestContext.Current.CancellationToken));
            Assert.Equal(["backups"], Directory.GetFileSystemEntries(Path.Combine(scene.Folder, ".retort")).Select(Path.GetFileName));
            await scene.RunAsync("db", "status");
            Assert.Contains("not made yet", scene.Output);
        }
        finally
        {
            await local.DestroyAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Every_version_is_named_with_all_that_is_on_it_before_it_goes()
    {
        if (await Server.ServerUpgradeTests.MissingAsync() is { } reason) Assert.Skip(reason);
        using var scene = new Scene { HidesSizes = true };
        var (old, fresh) = (Local(scene, 15), Local(scene, 18));
        try
        {
            scene.File("retort.json", Configuration(15));
            scene.Revision("a1", null, "create table users (id int primary key);", "drop table users;");
            await scene.RunAsync("upgrade", "-q");
            await scene.RunAsync("db", "snapshot", "save", "before", "-q");
            await scene.RunAsync("db", "stop", "-q");
            scene.File("retort.json", Configuration(18));
            await scene.RunAsync("db", "create", "-q");
            await scene.RunAsync("db", "teardown");
            Assert.Contains("code: not-confirmed", scene.Errors);
            Assert.Contains("The local servers of 2 versions go, with all that is on them:", scene.Errors);
            Assert.Matches(@"PostgreSQL 15[.\d]* in .*/15/cluster/data, [.\d]+ MB\n +app +[.\d]+ MB\n +app@before +[.\d]+ MB  snapshot before\n", scene.Errors);
            Assert.Matches(@"PostgreSQL 18[.\d]* in .*/18/cluster/data, [.\d]+ MB\n +app +[.\d]+ MB\n +postgres", scene.Errors);
            // Asked, and as it was.
            Assert.Null(await old.FindRunningAsync(Cancellation));
            Assert.NotNull(await fresh.FindRunningAsync(Cancellation));
            File.Delete(Path.Combine(scene.Folder, ".retort/server/15/cluster/data/global/pg_control"));
            await scene.RunAsync("db", "teardown", "--yes");
            Assert.True(scene.ExitCode == 0, scene.Errors);
            Assert.Matches(@"PostgreSQL 15 in .*/15/cluster/data, [.\d]+ MB\n +what is on it is not known: ", scene.Errors);
            Assert.Contains("Removed the local server of PostgreSQL 15 with its data", scene.Output + scene.Errors);
            Assert.False(Directory.Exists(Path.Combine(scene.Folder, ".retort")));
        }
        finally
        {
            await old.DestroyAsync(Cancellation);
            await fresh.DestroyAsync(Cancellation);
        }
    }

    private static string Configuration(int version) => $$"""{ "server": { "version": {{version}} }, "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }""";

    private static LocalServer Local(Scene scene, int version) => new(Path.Combine(scene.Folder, ".retort", "server"), new ServerConfiguration { MajorVersion = version });
}

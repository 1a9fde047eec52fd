using System.Runtime.Versioning;
using Npgsql;
using Retort.Configuration;
using Retort.Server;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Branches;

/// <summary>Where the file system shares blocks, a large database is cloned: seen on file systems that do, with a server that can.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class CloneTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("xfs")]
    [InlineData("btrfs")]
    public async Task A_large_database_is_cloned_and_takes_no_room(string type)
    {
        if (await MissingAsync() is { } missing) Assert.Skip(missing);
        var (system, reason) = await MountedFileSystem.MountAsync(type, 3000);
        if (system is null) Assert.Skip(reason!);
        await using var mounted = system;
        using var scene = new Scene();
        scene.File("retort.json", $$"""{ "server": { "version": 18, "data": "{{system.Folder}}/server" }, "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }""");
        var local = LocalServer.In(scene.Folder);
        try
        {
            Directory.CreateDirectory(Path.Combine(scene.Folder, "migrations"));
            await scene.RunAsync("db", "create", "-q");
            Assert.True(scene.ExitCode == 0, scene.Errors);
            await scene.RunAsync("db", "snapshot", "save", "small");
            Assert.DoesNotContain("clone", scene.Output); // the server keeps its writes safe: two checkpoints would take longer than 8 MB
            await FillAsync(local);
            var before = await mounted.UsedAsync();
            await scene.RunAsync("db", "snapshot", "save", "large");
            Assert.Contains(", a clone that shares blocks with app", scene.Output);
            Assert.InRange(await mounted.UsedAsync() - before, -200, 60);
            await scene.RunAsync("db", "snapshot", "restore", "large", "--yes");
            Assert.Contains(", a clone that shares blocks with app@large", scene.Output);
            Assert.Equal("140000", await AskAsync(local, "select count(*) from rows"));
        }
        finally
        {
            await local.DestroyAsync(Cancellation);
        }
    }

    private static async Task<string> AskAsync(LocalServer local, string query) => await TestServer.AskAsync((await local.EnsureStartedAsync(Cancellation)).ConnectionString("app"), query);

    private static async Task<string?> MissingAsync()
    {
        try
        {
            await PostgresBinaries.FindAsync(18, null, Cancellation);
            return null;
        }
        catch (Errors.ServerException missing)
        {
            return missing.Message;
        }
    }

    /// <summary>About 150 MB, and what of the log is not needed any more is given back.</summary>
    private static async Task FillAsync(LocalServer local)
    {
        await AskAsync(local, "create table rows as select n, repeat(md5(n::text), 30) from generate_series(1, 140000) n");
        await AskAsync(local, "checkpoint");
    }
}

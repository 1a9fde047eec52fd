using System.Runtime.Versioning;
using Retort.Server;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Levels;

/// <summary>A local server whose disk has no room left, on a small file system of its own.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FullDiskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_told_and_leaves_no_half_of_a_backup()
    {
        var (system, reason) = await MountedFileSystem.MountAsync("ext4", 900);
        if (system is null) Assert.Skip(reason!);
        await using var mounted = system;
        using var scene = new Scene();
        scene.File("retort.json", $$"""{ "server": { "data": "{{system.Folder}}/server" }, "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }""");
        scene.Revision("a1", null, "create table rows as select n, string_agg(md5((n * 31 + i)::text), '') as filling from generate_series(1, 40000) n, generate_series(1, 30) i group by n;", "drop table rows;");
        var local = LocalServer.In(scene.Folder);
        try
        {
            await scene.RunAsync("upgrade", "-q");
            Assert.True(scene.ExitCode == 0, scene.Errors);
            await scene.RunAsync("doctor");
            Assert.Contains("warning  disk", scene.Output);
            if (!await Psql.CanDumpAsync((await local.EnsureStartedAsync(Cancellation)).ConnectionString("postgres"))) Assert.Skip("pg_dump is older than the server");
            using (await mounted.FillAsync(1))
            {
                await scene.RunAsync("doctor");
                Assert.Contains("problem  disk", scene.Output);
                Assert.Contains("retort db branch prune", scene.Output);
                await FailsAsync(scene, "db", "backup", Path.Combine(system.Folder, "more/app.dump"));
                Assert.Contains("code: backup-failed", scene.Errors);
                Assert.DoesNotContain(Directory.GetFileSystemEntries(Path.Combine(system.Folder, "more")), entry => !entry.EndsWith(".gitignore", StringComparison.Ordinal));
            }

            await scene.RunAsync("db", "backup", Path.Combine(system.Folder, "more/app.dump"), "-q");
            Assert.True(scene.ExitCode == 0, scene.Errors);
        }
        finally
        {
            await local.DestroyAsync(Cancellation);
        }
    }

    private static async Task FailsAsync(Scene scene, params string[] words)
    {
        await scene.RunAsync(words);
        Assert.Equal(1, scene.ExitCode);
        Assert.DoesNotContain("code: internal-error", scene.Errors);
        Assert.Contains("No space left on device", scene.Errors);
    }
}

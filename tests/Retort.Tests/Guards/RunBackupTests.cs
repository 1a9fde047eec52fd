using System.Diagnostics;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Guards;

/// <summary><c>--backup</c>: taken and read back before the first change, or nothing is changed.</summary>
public sealed class RunBackupTests(TestServer server)
{
    [Fact]
    public async Task The_backup_holds_the_database_as_it_was_before_the_run()
    {
        using var scene = await SceneAsync();
        await scene.RunAsync("upgrade", "a1", "-q");
        await scene.RunAsync("upgrade", "--backup");
        Assert.Contains("Upgraded app", scene.Output);
        var backup = Assert.Single(Directory.GetFiles(Path.Combine(scene.Folder, ".retort/backups"), "app_*_a1.dump"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(backup)!));
        Assert.Equal("*\n", File.ReadAllText(Path.Combine(Path.GetDirectoryName(backup)!, ".gitignore")));
        Assert.Contains("TABLE DATA public users", await ListAsync(backup));
        Assert.Contains("TABLE DATA retort revision", await ListAsync(backup));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(backup)!), file => file.EndsWith(".part", StringComparison.Ordinal));
        scene.Scrub(Path.GetFileName(backup), "<backup>").Approve();
    }

    [Fact]
    public async Task With_nothing_to_do_there_is_no_backup()
    {
        using var scene = await SceneAsync();
        await scene.RunAsync("upgrade", "-q");
        await scene.RunAsync("upgrade", "--backup");
        await scene.RunAsync("downgrade", "-1", "--dry-run", "--backup");
        Assert.False(Directory.Exists(Path.Combine(scene.Folder, ".retort/backups")));
    }

    [Fact]
    public async Task Without_a_backup_nothing_is_changed()
    {
        using var scene = await SceneAsync();
        await scene.RunAsync("upgrade", "a1", "-q");
        // Where the folder of backups would be is a file.
        scene.File(".retort/backups", "");
        await scene.RunAsync("upgrade", "--backup");
        await scene.RunAsync("current");
        Assert.StartsWith("app\ta1", scene.Output);
        scene.Approve();
    }

    private async Task<Scene> SceneAsync()
    {
        var scene = await Scene.WithDatabaseAsync(server);
        scene.HidesSizes = true;
        return scene.Revision("a1", null, "create table users (id int);", "drop table users;").Revision("b2", "a1", "drop table users;", "create table users (id int);");
    }

    private static async Task<string> ListAsync(string backup)
    {
        using var process = Process.Start(new ProcessStartInfo("pg_restore", ["-l", backup]) { RedirectStandardOutput = true })!;
        return await process.StandardOutput.ReadToEndAsync();
    }
}

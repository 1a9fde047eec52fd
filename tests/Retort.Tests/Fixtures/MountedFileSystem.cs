using System.Runtime.Versioning;
using Retort.Server;

namespace Retort.Tests.Fixtures;

/// <summary>A small file system in a file, mounted for one test.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class MountedFileSystem : IAsyncDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("retort_mounted_").FullName;

    private MountedFileSystem()
    {
        foreach (var folder in (string[])[root, Directory.CreateDirectory(Path.Combine(root, "mounted")).FullName]) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
    }

    public string Folder => Path.Combine(root, "mounted");

    /// <summary>Makes and mounts it.</summary>
    /// <param name="type">Such as <c>xfs</c>, <c>btrfs</c> or <c>ext4</c>.</param>
    /// <param name="megabytes">How large it is; the file takes only what is used.</param>
    /// <returns>Or why that cannot be done here.</returns>
    public static async Task<(MountedFileSystem? Mounted, string? Reason)> MountAsync(string type, int megabytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return (null, "only root may mount a file system");
        var system = new MountedFileSystem();
        var image = Path.Combine(system.root, "image");
        foreach (var command in (string[][])[["truncate", "-s", $"{megabytes}M", image], [$"mkfs.{type}", "-q", .. type == "ext4" ? (string[])["-m", "0"] : [], image], ["mount", "-o", "loop", image, system.Folder]])
        {
            var ran = await ProgramRunner.RunAsync(["/usr/bin/env", "PATH=/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin", .. command]);
            if (ran.Succeeded) continue;
            await system.DisposeAsync();
            return (null, $"a {type} file system cannot be made and mounted here: `{command[0]}` says {ran.Output.Trim()} {ran.Errors.Trim()}");
        }

        File.SetUnixFileMode(system.Folder, (UnixFileMode)0b111_101_101);
        return (system, null);
    }

    /// <summary>The megabytes that are in use.</summary>
    public async Task<int> UsedAsync()
    {
        await ProgramRunner.RunAsync(["sync", "-f", Folder]);
        return int.Parse((await ProgramRunner.RunAsync(["df", "--output=used", "-m", Folder])).Output.Trim().Split('\n')[^1]);
    }

    /// <summary>Takes all room but some; gives it back when that is disposed of.</summary>
    public async Task<IDisposable> FillAsync(int leftMegabytes)
    {
        var free = new DriveInfo(Folder).AvailableFreeSpace >> 20;
        var filling = Path.Combine(Folder, "filling");
        await ProgramRunner.RunAsync(["fallocate", "-l", $"{free - leftMegabytes}M", filling]);
        Assert.True(File.Exists(filling));
        return new Filling(filling);
    }

    private sealed record Filling(string Path) : IDisposable
    {
        public void Dispose() => File.Delete(Path);
    }

    public async ValueTask DisposeAsync()
    {
        await ProgramRunner.RunAsync(["umount", Folder]);
        Directory.Delete(root, recursive: true);
    }
}

using System.Runtime.Versioning;
using Retort.Server;

namespace Retort.Tests.Branches;

/// <summary>A file system that shares blocks, in a file, mounted for one test.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class SharingFileSystem : IAsyncDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("retort_sharing_").FullName;

    private SharingFileSystem()
    {
        foreach (var folder in (string[])[root, Directory.CreateDirectory(Path.Combine(root, "mounted")).FullName]) File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);
    }

    public string Folder => Path.Combine(root, "mounted");

    /// <summary>Makes and mounts it.</summary>
    /// <param name="type"><c>xfs</c> or <c>btrfs</c>.</param>
    /// <param name="megabytes">How large it is; the file takes only what is used.</param>
    /// <returns>Or why that cannot be done here.</returns>
    public static async Task<(SharingFileSystem? Mounted, string? Reason)> MountAsync(string type, int megabytes)
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return (null, "only root may mount a file system");
        var system = new SharingFileSystem();
        var image = Path.Combine(system.root, "image");
        foreach (var command in (string[][])[["truncate", "-s", $"{megabytes}M", image], [$"mkfs.{type}", "-q", image], ["mount", "-o", "loop", image, system.Folder]])
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

    public async ValueTask DisposeAsync()
    {
        await ProgramRunner.RunAsync(["umount", Folder]);
        Directory.Delete(root, recursive: true);
    }
}

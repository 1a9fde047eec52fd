using Retort.Backups;

namespace Retort.Workspaces.Levels;

/// <summary>The folder of what a workspace keeps for itself.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="CacheBytes">What is remembered in it and can be made again: not the servers, not the backups.</param>
/// <param name="Backups">The backups in it; they stay.</param>
/// <param name="BackupBytes">Their bytes.</param>
internal sealed record TeardownFolder(string Path, long CacheBytes, int Backups, long BackupBytes)
{
    /// <summary>Looks at it; null when there is none.</summary>
    public static TeardownFolder? Of(string path)
    {
        if (!Directory.Exists(path)) return null;
        var children = new DirectoryInfo(path).GetFileSystemInfos();
        var backups = children.OfType<DirectoryInfo>().Where(child => BackupFolder.Is(child.FullName)).SelectMany(folder => folder.GetFileSystemInfos()).Where(entry => entry.Name != ".gitignore").ToList();
        return new TeardownFolder(path, children.Where(child => child.Name != "server" && !BackupFolder.Is(child.FullName)).Sum(Bytes), backups.Count, backups.Sum(Bytes));
    }

    /// <summary>The bytes of a file, or of all files of a folder that may be read.</summary>
    public static long Bytes(FileSystemInfo entry) => entry switch
    {
        FileInfo file => file.Length,
        DirectoryInfo folder => folder.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Sum(file => file.Length),
        _ => 0,
    };
}

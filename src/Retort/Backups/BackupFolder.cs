namespace Retort.Backups;

/// <summary>Where backups lie when nobody says where: beside the workspace's other things, open to their owner alone.</summary>
internal static class BackupFolder
{
    private const string Name = "backups";

    /// <summary>Makes the folder of a backup; one that Retort makes is closed to others, because a backup holds every row.</summary>
    public static void Create(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (Path.GetFileName(folder) == Name) File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
    }

    /// <summary>Whether a folder is the one of a workspace's backups.</summary>
    public static bool Is(string folder) => Path.GetFileName(folder) == Name;

    /// <summary>The usual name: the database's, the moment, and where it is.</summary>
    /// <param name="workFolder">The workspace's folder for what is not committed.</param>
    /// <param name="database">The name of the database in the workspace.</param>
    /// <param name="moment">Now.</param>
    /// <param name="heads">The revisions that the database is at.</param>
    public static string NameOf(string workFolder, string database, DateTimeOffset moment, IEnumerable<string> heads)
    {
        var name = string.Concat(database.Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' ? character : '_'));
        var at = heads.FirstOrDefault() is { } head ? head[..Math.Min(6, head.Length)] : "base";
        return Path.Combine(workFolder, Name, $"{name}_{moment.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}_{at}.dump");
    }
}

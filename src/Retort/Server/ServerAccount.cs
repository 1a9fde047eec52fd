namespace Retort.Server;

/// <summary>Who runs the server: this user, or an unprivileged account when this user is root, which PostgreSQL refuses.</summary>
internal sealed class ServerAccount
{
    private const UnixFileMode OpenMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string? name;
    private readonly string[] prefix;

    private ServerAccount(string? name, string[] prefix) => (this.name, this.prefix) = (name, prefix);

    public static ServerAccount Current { get; } = Find();

    /// <summary>The name of the other account; null when this user runs the server.</summary>
    public string? Name => name;

    /// <summary>The command as the account runs it.</summary>
    public IEnumerable<string> Command(params IEnumerable<string> command) => [.. prefix, .. command];

    public Task<ProgramResult> RunAsync(IEnumerable<string> command, string? input, CancellationToken cancellationToken) =>
        ProgramRunner.RunAsync(Command(command), input, cancellationToken: cancellationToken);

    /// <summary>Whether the account can reach a folder: every parent lets others through.</summary>
    public bool CanReach(string folder)
    {
        if (name is null || OperatingSystem.IsWindows()) return true;
        for (var at = Path.GetFullPath(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Directory.Exists(at) && !File.GetUnixFileMode(at).HasFlag(UnixFileMode.OtherExecute)) return false;
        }

        return true;
    }

    /// <summary>Creates a folder, and those above it, that the account may enter whatever this user's umask says.</summary>
    public void CreateOpenFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (Path.GetDirectoryName(folder) is { } parent) CreateOpenFolder(parent);
        Directory.CreateDirectory(folder);
        if (name is not null && !OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, OpenMode);
    }

    /// <summary>Creates a folder that the account may write in and nobody else may enter. One with content is left as it is.</summary>
    public async Task CreateOwnFolderAsync(string folder, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(folder) is { } parent) CreateOpenFolder(parent);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (name is not null) await ProgramRunner.RunAsync(["chown", $"{name}:", folder], cancellationToken: cancellationToken);
    }

    private static ServerAccount Find()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return new ServerAccount(null, []);
        var accounts = File.ReadAllLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToDictionary(fields => fields[0], StringComparer.Ordinal);
        var name = accounts.ContainsKey("postgres") ? "postgres" : "nobody";
        return new ServerAccount(name, Prefix(name, accounts.GetValueOrDefault(name) ?? ["nobody", "", "65534", "65534"]));
    }

    private static string[] Prefix(string name, string[] fields)
    {
        if (IsUtilLinux("setpriv")) return ["setpriv", $"--reuid={fields[2]}", $"--regid={fields[3]}", "--clear-groups", "env", "HOME=/nonexistent"];
        if (IsUtilLinux("runuser")) return ["runuser", "-u", name, "--"];
        return ["su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", name];
    }

    /// <summary>BusyBox has programs of these names that know less.</summary>
    private static bool IsUtilLinux(string program) => SearchPath.Find(program) is { } path && File.ResolveLinkTarget(path, returnFinalTarget: true)?.Name != "busybox";
}

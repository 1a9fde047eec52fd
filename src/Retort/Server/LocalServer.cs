using System.Diagnostics;
using System.Net.Sockets;
using Retort.Configuration;
using Retort.Errors;
using Retort.Server.Compose;
using Retort.Server.Copies;

namespace Retort.Server;

/// <summary>The workspace's own PostgreSQL: on loopback, with data below <c>.retort</c>, started when it is needed and left running.</summary>
/// <remarks>Any number of processes may use it at once; what changes it is done under a lock between processes, after looking again.</remarks>
public sealed class LocalServer
{
    private readonly string root;
    private readonly ServerConfiguration configuration;

    /// <summary>The server whose things are in a folder, usually <c>.retort/server</c>. Nothing is touched yet.</summary>
    public LocalServer(string folder, ServerConfiguration? configuration = null)
    {
        root = Path.GetFullPath(folder);
        this.configuration = configuration ?? new ServerConfiguration();
    }

    /// <summary>Settings to start it with, beside those of its <c>postgresql.conf</c>; values of letters, digits and <c>_.-</c>.</summary>
    public ValueList<ServerSetting> Settings { get; init; }

    /// <summary>Told of what takes long: a download, the making of a data folder.</summary>
    public IProgress<string>? Progress { get; init; }

    /// <summary>The server of a workspace.</summary>
    public static LocalServer Of(WorkspaceConfiguration workspace, IProgress<string>? progress = null) =>
        new(Path.Combine(workspace.WorkFolder, "server"), workspace.Server) { Progress = progress };

    /// <summary>The server of a folder: as its <c>retort.json</c> describes it where it has one.</summary>
    internal static LocalServer In(string folder, IProgress<string>? progress = null) => File.Exists(Path.Combine(folder, WorkspaceConfiguration.FileName))
        ? Of(WorkspaceConfiguration.Load(folder, Variables.OfProcess()), progress)
        : new(Path.Combine(folder, ".retort", "server")) { Progress = progress };

    /// <summary>The server, running: costs a file and a TCP connection when it runs already.</summary>
    /// <exception cref="ServerException">It cannot be found, made or started.</exception>
    public async Task<RunningServer> EnsureStartedAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            if (Composed is { } state) return await new ComposeServer(root) { Progress = Progress }.EnsureStartedAsync(state, cancellationToken);
            return await FindRunningAsync(cancellationToken) ?? await StartAsync(cancellationToken);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new ServerException("local-server-not-yours", "the files of the local server belong to another user", failure)
            {
                Detail = failure.Message,
                Where = [root],
                Hint = "Run as the user who made the server, or remove the folder to begin anew.",
            };
        }
        catch (IOException failure)
        {
            throw new ServerException("local-server-not-started", "the files of the local server could not be written", failure) { Detail = failure.Message, Where = [root] };
        }
    }

    /// <summary>The server if it runs; never starts it.</summary>
    public async Task<RunningServer?> FindRunningAsync(CancellationToken cancellationToken = default)
    {
        if (Composed is { } state) return await ComposeServer.FindRunningAsync(state, cancellationToken);
        if (Initialised() is not { } folders) return null;
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(20, cancellationToken))
        {
            // Recovery of a killed server, or a stop, is waited for.
            if (PostmasterFile.Read(folders.DataFolder) is not { } file || !file.IsAlive()) return null;
            if (file.IsReady && await AnswersAsync(file.Port, cancellationToken)) return Running(folders, file);
        }

        throw new ServerException("local-server-silent", "the local server runs but does not answer") { Where = [folders.LogFile], Hint = "Run `retort db stop`, then try again." };
    }

    /// <summary>Starts the server if needed and creates a database if it is missing; whether it was created.</summary>
    public async Task<bool> EnsureDatabaseAsync(string name, CancellationToken cancellationToken = default) =>
        await new ServerDatabases(await EnsureStartedAsync(cancellationToken)).EnsureAsync(name, cancellationToken);

    /// <summary>The address that <c>local:NAME</c> stands for, with the server running; any other address as it is.</summary>
    public async Task<DatabaseUrl> ResolveAsync(DatabaseUrl url, CancellationToken cancellationToken = default) =>
        url.IsLocal ? (await EnsureStartedAsync(cancellationToken)).Url(url.Database) : url;

    /// <summary>What there is and what runs; starts nothing.</summary>
    public async Task<LocalServerStatus> StatusAsync(CancellationToken cancellationToken = default)
    {
        if (Composed is { } state) return await StatusAsync(new LocalServerStatus { IsInitialised = true, IsRunning = false, Version = $"{state.MajorVersion}", Container = state.Title }, cancellationToken);
        if (Initialised() is not { } folders) return new LocalServerStatus { IsInitialised = false, IsRunning = false };
        return await StatusAsync(new LocalServerStatus
        {
            IsInitialised = true,
            IsRunning = false,
            Version = Path.GetFileName(folders.Folder),
            DataFolder = folders.DataFolder,
            DataFolderNote = folders.Note,
            LogFile = folders.LogFile,
        }, cancellationToken);
    }

    private async Task<LocalServerStatus> StatusAsync(LocalServerStatus stopped, CancellationToken cancellationToken)
    {
        if (await FindRunningAsync(cancellationToken) is not { } server) return stopped;
        var (version, since, databases) = await new ServerDatabases(server).ReadAsync(cancellationToken);
        return stopped with
        {
            IsRunning = true,
            Version = version,
            Address = $"{RunningServer.Address}:{server.Port}",
            Port = server.Port,
            Pid = server.Pid > 0 ? server.Pid : null,
            Since = since,
            Size = databases.Sum(database => database.Size),
            Databases = databases,
        };
    }

    /// <summary>Stops the servers of all versions that are here; false when none ran.</summary>
    internal async Task<bool> StopAllAsync(CancellationToken cancellationToken = default)
    {
        var stopped = Composed is { } state && await ComposeServer.StopAsync(state, cancellationToken);
        foreach (var major in Versions) stopped |= await OfVersion(major).StopAsync(cancellationToken);
        return stopped;
    }

    /// <summary>Stops the server; false when it did not run.</summary>
    public async Task<bool> StopAsync(CancellationToken cancellationToken = default)
    {
        if (Initialised() is not { } folders) return false;
        using var held = await ServerLock.TakeAsync(folders.LockFile, cancellationToken);
        if (PostmasterFile.Read(folders.DataFolder) is not { } file || !file.IsAlive()) return false;
        await new ServerStop(folders).RunAsync(file, cancellationToken);
        return true;
    }

    /// <summary>The container that stands for the server; null when the server is processes of this machine.</summary>
    internal ComposeState? Composed => IsOneVersion ? null : ComposeState.Read(root);

    /// <summary>Whether the own server of one version is meant, whatever stands for the workspace's.</summary>
    private bool IsOneVersion { get; init; }

    /// <summary>Whether whoever makes the server fills it too: then nobody is told that it begins empty.</summary>
    internal bool IsFilledNext { get; set; }

    /// <summary>From now on a service of a compose file stands for the server.</summary>
    internal Task<RunningServer> ComposeAsync(string file, string? service, CancellationToken cancellationToken) =>
        new ComposeServer(root) { Progress = Progress }.ChooseAsync(file, service, cancellationToken);

    /// <summary>From now on the server is the own one again; the container is stopped and stays.</summary>
    internal async Task LeaveComposeAsync(CancellationToken cancellationToken)
    {
        if (Composed is not { } state) return;
        await ComposeServer.StopAsync(state, cancellationToken);
        ComposeState.Delete(root);
    }

    /// <summary>The path of the log; null before the server is made.</summary>
    public string? LogFile => Initialised()?.LogFile;

    /// <summary>The last lines of the log.</summary>
    public ValueList<string> ReadLog(int lines) => LogFile is { } log && File.Exists(log) ? File.ReadLines(log).TakeLast(lines).ToValueList() : [];

    /// <summary>Whether copies of files share their blocks where the data is.</summary>
    internal async Task<bool> SharesBlocksAsync(CancellationToken cancellationToken = default) =>
        Composed is null && Initialised() is { } folders && await SharedBlocks.AreInAsync(folders.Cluster, cancellationToken);

    /// <summary>The major versions that have data here, newest first: each is a server of its own.</summary>
    internal ValueList<int> Versions => ServerFolders.Initialised(root, configuration.DataFolder).ToValueList();

    /// <summary>The major version that is meant: the one that is told, else the newest that has data here; null before there is any.</summary>
    internal int? Version => configuration.MajorVersion ?? Versions.Select(major => (int?)major).FirstOrDefault();

    /// <summary>The folder of a version's data.</summary>
    internal string DataFolderOf(int major) => ServerFolders.Of(root, major, configuration.DataFolder).DataFolder;

    /// <summary>The server of another version, beside this one.</summary>
    internal LocalServer OfVersion(int major, params ValueList<ServerSetting> settings) =>
        new(root, configuration with { MajorVersion = major, Port = major == configuration.MajorVersion ? configuration.Port : null }) { Settings = settings, Progress = Progress, IsOneVersion = true };

    /// <summary>Takes over the password of another version, whose roles have come here.</summary>
    internal void TakePasswordOf(int major) =>
        File.Copy(ServerFolders.Of(root, major, null).PasswordFile, ServerFolders.Of(root, Version!.Value, null).PasswordFile, overwrite: true);

    /// <summary>Stops the server and removes everything that it has: data, log, password.</summary>
    internal async Task DestroyAsync(CancellationToken cancellationToken = default)
    {
        if (Composed is { } state) await new ComposeServer(root).RemoveAsync(state, cancellationToken);
        await StopAsync(cancellationToken);
        if (Initialised() is not { } folders) return;
        Directory.Delete(folders.Cluster, recursive: true);
        if (Directory.Exists(folders.Folder)) Directory.Delete(folders.Folder, recursive: true);
    }

    private ServerFolders? Initialised()
    {
        int[] majors = configuration.MajorVersion is { } told ? [told] : [.. ServerFolders.Initialised(root, configuration.DataFolder).Take(1)];
        return majors.Select(major => ServerFolders.Of(root, major, configuration.DataFolder)).FirstOrDefault(folders => folders.IsInitialised);
    }

    private static RunningServer Running(ServerFolders folders, PostmasterFile file) => new()
    {
        Port = file.Port,
        Pid = file.Pid,
        Since = file.Since,
        MajorVersion = int.Parse(Path.GetFileName(folders.Folder)),
        Password = File.Exists(folders.PasswordFile) ? File.ReadAllText(folders.PasswordFile) : throw NoPassword(folders),
    };

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(RunningServer.Address, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<RunningServer> StartAsync(CancellationToken cancellationToken)
    {
        var (folders, binaries) = await ChooseAsync(cancellationToken);
        ServerAccount.Current.CreateOpenFolder(folders.Folder);
        using var held = await ServerLock.TakeAsync(folders.LockFile, cancellationToken);
        if (await FindRunningAsync(cancellationToken) is { } running) return running;
        if (!folders.IsInitialised)
        {
            Progress?.Report($"making a PostgreSQL {binaries.Version} server in {ShownPath.Of(folders.Cluster)}");
            if (!IsFilledNext && !IsOneVersion && Versions.FirstOrDefault(version => version < binaries.MajorVersion) is > 0 and var older)
                Progress?.Report($"PostgreSQL {binaries.MajorVersion} begins empty; the databases of PostgreSQL {older} stay where they are, and `retort db start --from {older}` brings them along");
            await File.WriteAllTextAsync(Path.Combine(root, ".gitignore"), "*\n", cancellationToken);
            await new ServerInitialisation(folders, binaries).RunAsync(cancellationToken);
        }

        await new ServerStart(folders, binaries, configuration.Port, Settings).RunAsync(cancellationToken);
        return await FindRunningAsync(cancellationToken) ?? throw new ServerException("local-server-not-started", "the local server stopped again at once") { Where = [folders.LogFile] };
    }

    /// <summary>The version that is told, else the one that has data here, else the first that the machine has.</summary>
    private async Task<(ServerFolders Folders, PostgresBinaries Binaries)> ChooseAsync(CancellationToken cancellationToken)
    {
        var present = ServerFolders.Initialised(root, configuration.DataFolder).Select(major => (int?)major).FirstOrDefault();
        if (configuration is { DataFolder: not null, MajorVersion: { } told } && present is { } other && other != told)
        {
            throw new ServerException("local-server-of-another-version", $"the data is of PostgreSQL {other}, and {told} is asked for") { Where = [configuration.DataFolder] };
        }

        var binaries = await PostgresBinaries.FindAsync(configuration.MajorVersion ?? present, Progress, cancellationToken);
        return (ServerFolders.Of(root, binaries.MajorVersion, configuration.DataFolder), binaries);
    }

    private static ServerException NoPassword(ServerFolders folders) => new("local-server-without-password", "the password of the local server is gone")
    {
        Where = [folders.PasswordFile],
        Hint = "Put the file back, or remove the server's folder to begin anew.",
    };
}

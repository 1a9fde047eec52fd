using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Retort.Errors;

namespace Retort.Server;

/// <summary>Starts an initialised server, whatever the last one left behind.</summary>
internal sealed class ServerStart(ServerFolders folders, PostgresBinaries binaries, int? toldPort, ValueList<ServerSetting> settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100, cancellationToken))
        {
            PostmasterFile.DeleteIfStale(folders.DataFolder);
            var port = ChoosePort();
            var logged = File.Exists(folders.LogFile) ? new FileInfo(folders.LogFile).Length : 0;
            var program = ServerAccount.Current.RunAsync(Command(port), null, cancellationToken);
            await WaitAsync(program, cancellationToken);
            if (!program.IsCompleted || (await program).Succeeded)
            {
                await File.WriteAllTextAsync(folders.PortFile, port.ToString(CultureInfo.InvariantCulture), cancellationToken);
                return;
            }

            var log = LogFrom(logged);
            if (waited.Elapsed > Patience || !IsPassing(log)) throw Failed(await program, log);
        }
    }

    /// <summary>Until the server is ready or pg_ctl has ended, which itself looks only ten times a second.</summary>
    private async Task WaitAsync(Task program, CancellationToken cancellationToken)
    {
        while (!program.IsCompleted && PostmasterFile.Read(folders.DataFolder) is not { IsReady: true }) await Task.Delay(5, cancellationToken);
    }

    /// <summary>Started through pg_ctl, the server has its own session: it does not get this terminal's Ctrl-C, and holds none of our pipes.</summary>
    private IEnumerable<string> Command(int port)
    {
        ServerSetting[] all = [new("listen_addresses", RunningServer.Address), new("unix_socket_directories", ""), .. settings];
        var options = string.Join(' ', all.Select(setting => $"-c {setting.Name}={setting.Value}"));
        return [binaries.Program("pg_ctl"), "start", "-w", "-s", "-t", "120", "-D", folders.DataFolder, "-l", folders.LogFile, "-o", $"-p {port} {options}"];
    }

    private int ChoosePort()
    {
        if (toldPort is { } told) return IsFree(told) ? told : throw Taken(told);
        var kept = File.Exists(folders.PortFile) && int.TryParse(File.ReadAllText(folders.PortFile), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;
        if (kept is > 0 and <= 65535 && IsFree(kept)) return kept;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The port was taken just now, or processes of a killed server have not noticed its death yet.</summary>
    private static bool IsPassing(string log) =>
        log.Contains("could not bind", StringComparison.Ordinal) || log.Contains("shared memory block", StringComparison.Ordinal) || log.Contains("lock file \"postmaster.pid\" already exists", StringComparison.Ordinal);

    private string LogFrom(long position)
    {
        if (!File.Exists(folders.LogFile)) return "";
        using var file = new FileStream(folders.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = Math.Min(position, file.Length);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private ServerException Failed(ProgramResult result, string log) => new("local-server-not-started", $"PostgreSQL {binaries.Version} did not start")
    {
        Detail = log.Length == 0 ? result.Excerpt : string.Join('\n', log.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(6)),
        Where = [folders.LogFile],
        State = "The local server is not running; its data is untouched.",
        Hint = "Run `retort db logs` to see more.",
    };

    private static ServerException Taken(int port) => new("port-taken", $"the port {port} of the local server is taken by another program")
    {
        Hint = "Stop that program, or remove `server.port` from `retort.json`: then a free port is chosen.",
    };
}

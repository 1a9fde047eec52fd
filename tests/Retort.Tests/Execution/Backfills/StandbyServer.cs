using System.Net;
using System.Net.Sockets;
using Npgsql;
using Retort.Server;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Execution.Backfills;

/// <summary>A server with a streaming standby that applies everything two seconds late.</summary>
internal sealed class StandbyServer : IAsyncDisposable
{
    private readonly string root = Path.Combine(Path.GetTempPath(), $"retort_test_{Environment.ProcessId}", "replicated");
    private readonly PostgresBinaries binaries;
    private readonly LocalServer local;
    private bool isStarted;

    private StandbyServer(PostgresBinaries binaries)
    {
        this.binaries = binaries;
        local = new LocalServer(Path.Combine(root, "primary"), TestServer.Configuration) { Settings = [new("fsync", "off"), new("autovacuum", "off")] };
    }

    public string Primary { get; private set; } = "";

    /// <summary>Starts both.</summary>
    public static async Task<StandbyServer> StartAsync()
    {
        var servers = new StandbyServer(await PostgresBinaries.FindAsync(TestServer.Configuration.MajorVersion));
        await servers.RunAsync();
        return servers;
    }

    public async ValueTask DisposeAsync()
    {
        if (isStarted) await ProgramAsync("pg_ctl", "stop", "-D", Folder, "-m", "immediate", "-w");
        await local.DestroyAsync();
        await ServerAccount.Current.RunAsync(["rm", "-rf", root], null, CancellationToken.None);
        if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
    }

    private string Folder => Path.Combine(root, "standby", "data");

    private async Task RunAsync()
    {
        Primary = (await local.EnsureStartedAsync()).ConnectionString("postgres") + ";Pooling=false";
        var data = await new TestDatabase(Primary).QueryAsync("select current_setting('data_directory')");
        // A copy of a server that is shut down needs no pg_basebackup, which not every package has.
        await local.StopAsync();
        await ServerAccount.Current.CreateOwnFolderAsync(Path.Combine(root, "standby"), CancellationToken.None);
        await AccountAsync("cp", "-a", data, Folder);
        var address = new NpgsqlConnectionStringBuilder((await local.EnsureStartedAsync()).ConnectionString("postgres"));
        Primary = address.ConnectionString + ";Pooling=false";
        await AccountAsync("touch", Path.Combine(Folder, "standby.signal"));
        await ProgramAsync("pg_ctl", "start", "-w", "-D", Folder, "-l", Path.Combine(root, "standby", "log"), "-o",
            $"-p {FreePort()} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c recovery_min_apply_delay=2s -c wal_receiver_status_interval=1s "
            + $"-c primary_conninfo='host={address.Host} port={address.Port} user={address.Username} password={address.Password}'");
        isStarted = true;
        await Until.TrueAsync(async () => await new TestDatabase(Primary).QueryAsync("select count(*) from pg_stat_replication where state = 'streaming'") == "1");
    }

    private Task ProgramAsync(string program, params string[] arguments) => AccountAsync([binaries.Program(program), .. arguments]);

    private static async Task AccountAsync(params string[] command)
    {
        var result = await ServerAccount.Current.RunAsync(command, null, CancellationToken.None);
        Assert.True(result.Succeeded, $"{command[0]}: {result.Excerpt}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

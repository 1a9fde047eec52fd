using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Retort.Tests.CommandLine;

namespace Retort.Tests.Execution.Processes;

/// <summary>A real PgBouncer in transaction mode before the test server.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private readonly string folder = Scene.TemporaryFolder();
    private readonly Process process;
    private readonly int port = FreePort();

    private PgBouncer(string program, NpgsqlConnectionStringBuilder server)
    {
        File.WriteAllText(Path.Combine(folder, "users.txt"), $"\"{server.Username}\" \"{server.Password}\"\n");
        File.WriteAllText(Path.Combine(folder, "pgbouncer.ini"), $"""
            [databases]
            * = host={server.Host} port={server.Port}

            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            unix_socket_dir =
            pool_mode = transaction
            default_pool_size = 10
            max_client_conn = 500
            auth_type = plain
            auth_file = {folder}/users.txt
            ignore_startup_parameters = extra_float_digits
            {(Environment.UserName == "root" ? "user = nobody" : "")}
            """);
        process = Process.Start(new ProcessStartInfo(program, [Path.Combine(folder, "pgbouncer.ini")]) { RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Starts one; skips the test where the program is not installed.</summary>
    public static async Task<PgBouncer> StartAsync(string connectionString)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin");
        var program = folders.Select(path => Path.Combine(path, "pgbouncer")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "pgbouncer is not installed: apt-get install pgbouncer");
        var bouncer = new PgBouncer(program!, new NpgsqlConnectionStringBuilder(connectionString));
        await Until.TrueAsync(bouncer.AnswersAsync);
        return bouncer;
    }

    /// <summary>The way to a database through it.</summary>
    public string To(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Port = port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        if (process.HasExited) Assert.Fail($"pgbouncer ended with {process.ExitCode}");
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

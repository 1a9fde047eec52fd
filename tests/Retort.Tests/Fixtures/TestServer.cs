using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: AssemblyFixture(typeof(Retort.Tests.Fixtures.TestServer))]

namespace Retort.Tests.Fixtures;

/// <summary>One real PostgreSQL for the whole run, started from the machine's binaries in a folder of its own.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private static int databases;
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"retort_test_{Environment.ProcessId}");
    private int port;

    /// <summary>A connection string of a superuser, without a database.</summary>
    public string ConnectionString => $"Host=127.0.0.1;Port={port};Username=postgres;Password=postgres;Include Error Detail=true;Pooling=false";

    public async ValueTask InitializeAsync()
    {
        port = FreePort();
        Directory.CreateDirectory(folder);
        if (IsRoot) Run("chown", "postgres", folder);
        Postgres("initdb", "--no-sync", "-A", "trust", "-U", "postgres", "--locale=C.UTF-8", "-E", "UTF8", "-D", $"{folder}/data");
        Postgres("pg_ctl", "-D", $"{folder}/data", "-l", $"{folder}/log", "-w", "start", "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c autovacuum=off -c max_connections=300 -c wal_level=logical -c max_locks_per_transaction=1024");
        await ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Postgres("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A new empty database; returns a connection string that leads to it.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"{ConnectionString};Database=postgres", $"create database {name} template {template ?? "template0"}");
        return $"{ConnectionString};Database={name}";
    }

    /// <summary>Runs statements one by one, as they are.</summary>
    public static async Task ExecuteAsync(string connectionString, params string[] statements)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL refuses to run as root.
    private static bool IsRoot => Environment.UserName == "root";

    private static void Postgres(string program, params string[] arguments)
    {
        string[] command = ["env", "LC_ALL=C.UTF-8", $"/usr/lib/postgresql/15/bin/{program}", .. arguments];
        if (IsRoot) command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command];
        Run(command[0], command[1..]);
    }

    private static void Run(string program, params string[] arguments)
    {
        // To a file, not a pipe: the server that pg_ctl starts would hold a pipe open for ever.
        string[] quiet = ["-c", "exec \"$@\" > /dev/null", "sh", program, .. arguments];
        using var process = Process.Start(new ProcessStartInfo("sh", quiet) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}");
    }
}

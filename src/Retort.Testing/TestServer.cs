using System.Collections.Concurrent;
using System.Security.Cryptography;
using Npgsql;
using Retort.Configuration;
using Retort.Execution;
using Retort.Server;

namespace Retort.Testing;

/// <summary>The server that test databases are made on.</summary>
/// <remarks>
/// Each process has a number, and holds an advisory lock of that number as long as it lives; its databases are named after it.
/// What bears a number that nobody holds was left by a process that is gone.
/// </remarks>
internal sealed class TestServer
{
    public const string TemplatePrefix = "retort_test_t_";

    private const string Prefix = "retort_test_";
    private const int LockClass = 0x72747473; // "rtts"
    private const int KeptTemplates = 12;
    private static readonly ConcurrentDictionary<string, Task<TestServer>> servers = new();
    private readonly string connectionString;
    private readonly NpgsqlDataSource administration;
    private readonly int number = RandomNumberGenerator.GetInt32(1, int.MaxValue);
    private NpgsqlConnection? life;
    private int count;

    private TestServer(string connectionString)
    {
        this.connectionString = connectionString;
        administration = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", CommandTimeout = 0, Pooling = true, MaxPoolSize = 8, Enlist = false }.ConnectionString);
    }

    /// <summary>The server of an address; one object for each in a process.</summary>
    public static async Task<TestServer> OfAsync(string? address, CancellationToken cancellationToken)
    {
        var chosen = address ?? Environment.GetEnvironmentVariable("RETORT_TEST_DATABASE") ?? "local:postgres";
        var starting = servers.GetOrAdd(chosen, StartAsync);
        try
        {
            return await starting.WaitAsync(cancellationToken);
        }
        catch when (starting.IsFaulted)
        {
            servers.TryRemove(chosen, out _);
            throw;
        }
    }

    /// <summary>A name that no other database has.</summary>
    public string NewName() => $"{Prefix}{number:x8}_{Interlocked.Increment(ref count)}";

    /// <summary>Leads to a database.</summary>
    public string For(string database, bool pooled = true) => new NpgsqlConnectionStringBuilder(connectionString) { Database = database, Pooling = pooled }.ConnectionString;

    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => await administration.OpenConnectionAsync(cancellationToken);

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken = default)
    {
        await using var command = administration.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task DropAsync(string name) => ExecuteAsync($"drop database if exists {name} with (force)");

    private static async Task<TestServer> StartAsync(string address)
    {
        var url = DatabaseUrl.Parse(address, "the address of the test server");
        if (url.IsLocal) url = await Local().ResolveAsync(url);
        var server = new TestServer(url.ToConnectionString());
        await server.LiveAsync();
        await server.SweepAsync();
        return server;
    }

    /// <summary>The local server of the workspace that the tests are in, as its <c>retort.json</c> describes it; else one of this user's own.</summary>
    private static LocalServer Local()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, WorkspaceConfiguration.FileName))) return LocalServer.In(folder);
        return new LocalServer(Path.Combine(Path.GetTempPath(), $"retort_testing_{Environment.UserName}", "server"));
    }

    private async Task LiveAsync()
    {
        // The session is never given back: it ends with the process.
        await using var source = new RunConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", KeepAlive = 30 }.ConnectionString);
        life = await source.OpenAsync(CancellationToken.None);
        await using var command = new NpgsqlCommand($"do $$ begin perform pg_advisory_lock({LockClass}, {number}); end $$", life);
        await command.ExecuteNonQueryAsync();
    }

    private async Task SweepAsync()
    {
        foreach (var name in await LeftAsync())
        {
            try
            {
                await ExecuteAsync($"drop database if exists {name} with (force)");
            }
            catch (PostgresException)
            {
                // Somebody sweeps the same, or copies it just now: it goes the next time.
            }
        }
    }

    private async Task<List<string>> LeftAsync()
    {
        await using var command = administration.CreateCommand(
            $"""
            select datname::text
            from pg_database
            where datname ~ '^{Prefix}[0-9a-f]{"{8}"}_[0-9]+$'
              and not exists (
                select from pg_locks l
                where l.locktype = 'advisory' and l.classid = {LockClass}
                  and l.objid = ('x' || substr(datname, {Prefix.Length + 1}, 8))::bit(32)::int::bigint::oid
              )
            union all
            (
              select datname::text
              from pg_database
              where datname like '{TemplatePrefix.Replace("_", "\\_")}%'
              order by oid desc
              offset {KeptTemplates}
            )
            """);
        var names = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }
}

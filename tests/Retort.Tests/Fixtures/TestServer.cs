using System.Globalization;
using Npgsql;
using Retort.Configuration;
using Retort.Errors;
using Retort.Server;

[assembly: AssemblyFixture(typeof(Retort.Tests.Fixtures.TestServer))]

namespace Retort.Tests.Fixtures;

/// <summary>One real PostgreSQL for the whole run, in a folder of its own; <c>RETORT_TEST_SERVER=18</c> chooses the version.</summary>
public sealed class TestServer : IAsyncLifetime
{
    private const string FolderPrefix = "retort_test_";
    private static int databases;
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"{FolderPrefix}{Environment.ProcessId}");

    /// <summary>A connection string of a superuser, without a database.</summary>
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await RemoveLeftOversAsync();
        var running = await Of(folder, Version).EnsureStartedAsync();
        SecretWatch.Add(running.Password);
        ConnectionString = $"Host={RunningServer.Address};Port={running.Port};Username={RunningServer.Role};Password={running.Password};Include Error Detail=true;Pooling=false";
    }

    public async ValueTask DisposeAsync()
    {
        string[] folders = [folder, .. Directory.GetDirectories(Path.GetTempPath(), $"{Path.GetFileName(folder)}_*")];
        foreach (var each in folders) await RemoveAsync(each);
    }

    /// <summary>A new empty database; returns a connection string that leads to it.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"{ConnectionString};Database=postgres", $"create database {name} template {template ?? "template0"}");
        return $"{ConnectionString};Database={name}";
    }

    /// <summary>Drops a database that a connection string leads to.</summary>
    public Task DropDatabaseAsync(string connectionString) =>
        ExecuteAsync($"{ConnectionString};Database=postgres", $"drop database \"{new NpgsqlConnectionStringBuilder(connectionString).Database}\" with (force)");

    /// <summary>A role of the server, shared by all tests; nothing happens when it is there.</summary>
    public Task CreateRoleAsync(string name) => ExecuteAsync($"{ConnectionString};Database=postgres",
        $"do $do$ begin create role \"{name.Replace("\"", "\"\"")}\"; exception when duplicate_object or unique_violation then null; end $do$");

    /// <summary>The server's major version, such as 15.</summary>
    public static async Task<int> VersionAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection.PostgreSqlVersion.Major;
    }

    /// <summary>What a query answers, as text; empty for null.</summary>
    public static async Task<string> AskAsync(string connectionString, string query)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection) { CommandTimeout = 0 };
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }

    /// <summary>What belongs to a database as a whole, in one line: owner, limit, privileges, comment, encoding, sorting, settings.</summary>
    public Task<string> FactsAsync(string name) => AskAsync($"{ConnectionString};Database=postgres", $"""
        select concat_ws(' | ', datdba::regrole, datconnlimit, datacl, shobj_description(oid, 'pg_database'), datallowconn, pg_encoding_to_char(encoding), datcollate, datctype, dattablespace,
                         (select string_agg(setrole::regrole || ' ' || setconfig::text, ' ' order by setrole::regrole::text) from pg_db_role_setting where setdatabase = d.oid))
        from pg_database d where datname = '{name}'
        """);

    /// <summary>Skips the test, and says why, on a server older than what it is about.</summary>
    public async Task NeedsAsync(int version, string what) =>
        Assert.SkipWhen(await VersionAsync($"{ConnectionString};Database=postgres") < version, $"PostgreSQL {version} was the first to have {what}");

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

    /// <summary>A second server, of another version that this machine has; the test is skipped, and says so, where it has none. Whoever asks destroys it.</summary>
    internal async Task<LocalServer> OtherVersionAsync()
    {
        var own = await VersionAsync($"{ConnectionString};Database=postgres");
        foreach (var version in new[] { 13, 18, 14, 17, 16, 15 }.Where(version => version != own))
            if (await new PostgresSearch(version).FindAsync(CancellationToken.None) is not null) return Of($"{folder}_{version}", version);
        Assert.Skip($"this machine has no PostgreSQL but {own}: one that `retort` has fetched once (`\"version\": 18` of a local server) is found");
        throw new InvalidOperationException("skipped");
    }

    /// <summary>The version that tests run on, for further servers.</summary>
    internal static ServerConfiguration Configuration => new() { MajorVersion = Version };

    private static LocalServer Of(string folder, int? version = null) => new(folder, new ServerConfiguration { MajorVersion = version })
    {
        Settings =
        [
            new("fsync", "off"), new("synchronous_commit", "off"), new("full_page_writes", "off"), new("autovacuum", "off"),
            new("max_connections", "300"), new("wal_level", "logical"), new("max_locks_per_transaction", "1024"),
        ],
    };

    private static int? Version =>
        Environment.GetEnvironmentVariable("RETORT_TEST_SERVER") is { Length: > 0 } told ? int.Parse(told, CultureInfo.InvariantCulture) : null;

    /// <summary>A run that was killed could not stop its server.</summary>
    private static async Task RemoveLeftOversAsync()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), $"{FolderPrefix}*"))
        {
            // `retort_test_4711`, and `retort_test_4711_18` of a second server.
            if (!int.TryParse(Path.GetFileName(folder)[FolderPrefix.Length..].Split('_')[0], out var process) || IsAlive(process)) continue;
            try
            {
                await RemoveAsync(folder);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or RetortException)
            {
                // Another user's, or removed by another run at this moment.
            }
        }
    }

    private static async Task RemoveAsync(string folder)
    {
        await Of(folder).DestroyAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

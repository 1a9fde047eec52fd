using System.Diagnostics;
using Npgsql;

namespace Retort.Tests.Fixtures;

/// <summary>PostgreSQL's own programs, run on a database.</summary>
public static class Psql
{
    /// <summary>Runs a script by psql, stopping at the first error; returns the error or null.</summary>
    public static async Task<string?> RunAsync(string connectionString, string script)
    {
        var (code, _, error) = await ProgramAsync("psql", connectionString, script, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-");
        return code == 0 ? null : error.Trim();
    }

    /// <summary>Whether this machine's pg_dump can read a server: it refuses one that is newer than itself.</summary>
    public static async Task<bool> CanDumpAsync(string connectionString)
    {
        var (_, version, _) = await ProgramAsync("pg_dump", connectionString, null, "--version");
        return int.Parse(version.Split(' ')[2].Split('.')[0]) >= await TestServer.VersionAsync(connectionString);
    }

    /// <summary>What pg_dump writes of the schema, as sorted statements; the order of columns is left out.</summary>
    public static async Task<IReadOnlyList<string>> DumpAsync(string connectionString)
    {
        var (code, output, error) = await ProgramAsync("pg_dump", connectionString, null, "-s");
        Assert.True(code == 0, error);
        return [.. Dump.Statements(output)];
    }

    /// <summary>All that pg_dump writes, rows too, without one schema; only what is new with each dump is left out.</summary>
    public static async Task<string> WholeDumpAsync(string connectionString, string without)
    {
        var (code, output, error) = await ProgramAsync("pg_dump", connectionString, null, "-N", without);
        Assert.True(code == 0, error);
        return string.Join('\n', output.Split('\n').Where(line => !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal)));
    }

    /// <summary>Everything that is in a database, as pg_dump writes it.</summary>
    public static async Task<string> DumpDataAsync(string connectionString)
    {
        var (code, output, error) = await ProgramAsync("pg_dump", connectionString, null);
        Assert.True(code == 0, error);
        return output;
    }

    private static async Task<(int Code, string Output, string Error)> ProgramAsync(string program, string connectionString, string? input, params string[] arguments)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(Path.Combine(Binaries, program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PGHOST"] = target.Host;
        start.Environment["PGPORT"] = target.Port.ToString();
        start.Environment["PGUSER"] = target.Username;
        start.Environment["PGPASSWORD"] = target.Password;
        start.Environment["PGDATABASE"] = target.Database;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(input ?? "");
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program stopped reading at an error; what it says is on its standard error.
        }
        await process.WaitForExitAsync();
        SecretWatch.Look(program, await output);
        SecretWatch.Look(program, await error);
        return (process.ExitCode, await output, await error);
    }

    private static string Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Path.Combine(Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var major) ? major : 0).First(), "bin")
        : "";
}

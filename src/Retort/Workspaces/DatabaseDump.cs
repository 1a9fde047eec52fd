using System.ComponentModel;
using System.Diagnostics;
using Retort.Configuration;
using Retort.Errors;

namespace Retort.Workspaces;

/// <summary>Copies a database that is in use, with PostgreSQL's own programs.</summary>
internal static class DatabaseDump
{
    /// <summary>Copies schema and rows into an empty database.</summary>
    /// <exception cref="ServerException">The programs are missing or fail (<c>clone-failed</c>).</exception>
    public static async Task CopyAsync(DatabaseUrl from, string into, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("retort_clone_").FullName;
        try
        {
            var file = Path.Combine(folder, "dump");
            await RunAsync("pg_dump", ["--format=custom", $"--file={file}"], from.ToLibpq(), cancellation);
            await RunAsync("pg_restore", ["--no-owner", "--exit-on-error", file, "--dbname"], DatabaseUrl.Parse(into).ToLibpq(), cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string program, string[] arguments, LibpqAddress address, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, [.. arguments, address.Url]) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in address.Environment) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            var words = await process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0) throw Failed($"`{program}` failed", words.Trim());
        }
        catch (Win32Exception missing)
        {
            throw Failed($"`{program}` could not be started", missing.Message);
        }
    }

    private static ServerException Failed(string message, string detail) => new("clone-failed", message)
    {
        Detail = detail,
        State = "Nothing was changed.",
        Hint = "Close the other connections, so that the server itself can copy the database, or install PostgreSQL's client programs in the server's version.",
    };
}

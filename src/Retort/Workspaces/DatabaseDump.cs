using Retort.Backups;
using Retort.Configuration;
using Retort.Errors;

namespace Retort.Workspaces;

/// <summary>Copies a database that is in use, with PostgreSQL's own programs.</summary>
internal static class DatabaseDump
{
    /// <summary>Copies schema and rows into an empty database.</summary>
    /// <exception cref="ServerException">The programs are missing (<c>program-missing</c>), older than the server (<c>program-too-old</c>), or fail (<c>clone-failed</c>).</exception>
    public static async Task CopyAsync(DatabaseUrl from, int serverMajor, string into, CancellationToken cancellation)
    {
        var dump = await ClientSearch.FindAsync("pg_dump", serverMajor, cancellation);
        var restore = await ClientSearch.FindAsync("pg_restore", dump.MajorVersion, cancellation);
        var folder = Directory.CreateTempSubdirectory("retort_clone_").FullName;
        try
        {
            var file = Path.Combine(folder, "dump");
            await RunAsync(dump, ["--format=custom", $"--file={file}"], from, cancellation);
            await RunAsync(restore, ["--no-owner", "--exit-on-error", file], DatabaseUrl.Parse(into), cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(ClientProgram program, string[] arguments, DatabaseUrl url, CancellationToken cancellation)
    {
        var result = await program.RunAsync(arguments, url.ToLibpq(), heard: null, cancellation);
        if (result.Succeeded) return;
        throw new ServerException("clone-failed", $"`{program.Name}` failed")
        {
            Detail = result.Errors.Trim(),
            State = "Nothing was changed.",
            Hint = "Close the other connections, so that the server itself can copy the database.",
        };
    }
}

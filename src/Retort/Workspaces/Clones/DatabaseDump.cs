using Retort.Backups;
using Retort.Configuration;
using Retort.Errors;

namespace Retort.Workspaces.Clones;

/// <summary>Copies a database that is in use, with PostgreSQL's own programs.</summary>
internal static class DatabaseDump
{
    private static readonly string[] Restoring = ["--no-owner", "--exit-on-error"];

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
            await RunAsync(restore, [.. Restoring, file], DatabaseUrl.Parse(into), cancellation);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Copies the schema as a snapshot sees it, and fills the tables before their constraints, indexes and triggers come.</summary>
    /// <exception cref="ServerException">As of the other.</exception>
    public static async Task CopyAsync(DatabaseUrl from, string snapshot, int serverMajor, string into, Func<Task> fill, CancellationToken cancellation)
    {
        var dump = await ClientSearch.FindAsync("pg_dump", serverMajor, cancellation);
        var restore = await ClientSearch.FindAsync("pg_restore", dump.MajorVersion, cancellation);
        var folder = Directory.CreateTempSubdirectory("retort_clone_").FullName;
        try
        {
            var file = Path.Combine(folder, "dump");
            await RunAsync(dump, ["--format=custom", "--schema-only", $"--snapshot={snapshot}", $"--file={file}"], from, cancellation);
            await RunAsync(restore, [.. Restoring, "--section=pre-data", file], DatabaseUrl.Parse(into), cancellation);
            await fill();
            await RunAsync(restore, [.. Restoring, "--section=post-data", file], DatabaseUrl.Parse(into), cancellation);
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

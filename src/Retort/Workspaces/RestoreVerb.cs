using Npgsql;
using Retort.Backups;
using Retort.Configuration;
using Retort.Execution;
using Retort.Guards;
using Retort.Sql;

namespace Retort.Workspaces;

/// <summary><c>db restore</c>: makes a database hold what a backup holds.</summary>
/// <remarks>The backup goes into a new database; only when all of it has arrived do the two change names. A restore that fails leaves everything as it was.</remarks>
internal static class RestoreVerb
{
    /// <param name="database">The database.</param>
    /// <param name="restore">What to restore; its address is not used.</param>
    /// <param name="request">What was said.</param>
    /// <param name="cancellation">Ends it; the database stays as it was.</param>
    public static async Task<RestoreReport> RestoreAsync(this WorkspaceDatabase database, RestoreRequest restore, DestructionRequest request, CancellationToken cancellation)
    {
        var clock = database.Workspace.Clock;
        var began = clock.GetTimestamp();
        var before = await database.LookAsync(cancellation);
        DestructionVerb.Check([before], Guard.Restore, request);
        var target = await database.SessionAddressAsync(cancellation);
        var restored = await ReplaceAsync(target, before.Exists, fresh => new RestoreRun(restore with { Url = fresh }).RunAsync(cancellation), cancellation);
        return new RestoreReport
        {
            Database = database.Name,
            Url = database.Url.Display,
            Path = restore.Path,
            Replaced = before,
            Tables = restored.Counts.Count(count => count.Schema != "retort"),
            Rows = restored.Counts.Where(count => count.Schema != "retort").Sum(count => count.Rows),
            IsCompared = restored.IsCompared,
            Heads = (await database.LedgerAsync(cancellation))?.Heads ?? [],
            Milliseconds = Math.Round(clock.GetElapsedTime(began).TotalMilliseconds, 1),
        };
    }

    private static async Task<T> ReplaceAsync<T>(DatabaseUrl target, bool exists, Func<DatabaseUrl, Task<T>> fill, CancellationToken cancellation)
    {
        var fresh = target.WithDatabase($"retort_restore_{Guid.NewGuid():n}"[..30]);
        await NewDatabase.CreateIfMissingAsync(fresh.ToConnectionString(), cancellation);
        try
        {
            var filled = await fill(fresh);
            if (exists) await CleanVerb.DropAsync(target.ToConnectionString(), cancellation);
            await RenameAsync(fresh, target.Database, cancellation);
            return filled;
        }
        finally
        {
            await CleanVerb.DropAsync(fresh.ToConnectionString(), CancellationToken.None);
        }
    }

    private static async Task RenameAsync(DatabaseUrl from, string to, CancellationToken cancellation)
    {
        await using var source = new RunConnection(from.WithDatabase("postgres").ToConnectionString());
        await using var connection = await source.OpenAsync(cancellation);
        await using var command = new NpgsqlCommand($"alter database {Identifier.Quote(from.Database)} rename to {Identifier.Quote(to)}", connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

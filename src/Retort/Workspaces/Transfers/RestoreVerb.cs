using Retort.Backups;
using Retort.Guards;
using Retort.Server.Copies;
using Retort.Workspaces.Levels;
using Retort.Workspaces.Runs;

namespace Retort.Workspaces.Transfers;

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
        await using var successor = await DatabaseSuccessor.MakeAsync(target.ToConnectionString(), cancellation);
        var restored = await new RestoreRun(restore with { Url = target.WithDatabase(successor.Name) }).RunAsync(cancellation);
        var lost = await successor.TakePlaceAsync(cancellation);
        return new RestoreReport
        {
            Database = database.Name,
            Url = database.Url.Display,
            Path = restore.Path,
            Replaced = before,
            Tables = restored.Counts.Count(count => count.Schema != "retort"),
            Rows = restored.Counts.Where(count => count.Schema != "retort").Sum(count => count.Rows),
            IsCompared = restored.IsCompared,
            Lost = lost,
            Heads = (await database.LedgerAsync(cancellation))?.Heads ?? [],
            Milliseconds = Math.Round(clock.GetElapsedTime(began).TotalMilliseconds, 1),
        };
    }
}

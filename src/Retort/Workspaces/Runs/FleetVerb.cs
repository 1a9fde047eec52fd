using Npgsql;
using Retort.Configuration;
using Retort.Errors;

namespace Retort.Workspaces.Runs;

/// <summary><c>fleet</c>: one history, many databases.</summary>
internal static class FleetVerb
{
    /// <summary>The databases of some addresses, each with the revisions and settings of another.</summary>
    public static ValueList<WorkspaceDatabase> Fleet(this WorkspaceDatabase database, IEnumerable<string> urls) => urls
        .Select((url, index) => DatabaseUrl.Parse(url, $"address {index + 1}"))
        .Distinct()
        .Select(url => new WorkspaceDatabase(database.Workspace, database.Configuration with { Name = url.Database, Url = url, DirectUrl = null }))
        .ToValueList();

    /// <summary>Moves many databases, some at a time; a failure of one is told of that one, and keeps others from beginning unless that was said.</summary>
    /// <returns>One entry for each, in their order.</returns>
    public static async Task<ValueList<FleetEntry>> FleetUpgradeAsync(this ValueList<WorkspaceDatabase> databases, FleetRequest request, CancellationToken cancellation)
    {
        var entries = new FleetEntry?[databases.Count];
        var (done, hasFailed) = (0, false);
        // Mistakes in the files are everybody's: they are met once, before anything begins.
        if (databases.Count > 0) _ = databases[0].Graph.Revisions;
        var options = new ParallelOptions { MaxDegreeOfParallelism = request.Jobs, CancellationToken = cancellation };
        await Parallel.ForEachAsync(Enumerable.Range(0, databases.Count), options, async (index, stop) =>
        {
            if (Volatile.Read(ref hasFailed) && !request.KeepsGoing) return;
            var entry = await OneAsync(databases[index], request, stop);
            entries[index] = entry;
            if (entry.Outcome == FleetOutcome.Failed) Volatile.Write(ref hasFailed, true);
            request.Observer?.Invoke(Interlocked.Increment(ref done), databases.Count, entry);
        });
        return databases.Select((database, index) => entries[index] ?? new() { Database = database.Name, Url = database.Url.Display, Outcome = FleetOutcome.NotStarted }).ToValueList();
    }

    private static async Task<FleetEntry> OneAsync(WorkspaceDatabase database, FleetRequest request, CancellationToken cancellation)
    {
        try
        {
            return Entry(database, await database.MigrateAsync(new MigrationRequest { Target = request.Target, IsDryRun = request.IsDryRun }, cancellation));
        }
        catch (RetortException error) when (!cancellation.IsCancellationRequested)
        {
            return FleetEntry.Failed(database, error);
        }
        catch (NpgsqlException lost) when (!cancellation.IsCancellationRequested)
        {
            return FleetEntry.Failed(database, new ServerException("connection-lost", "the connection to the server failed", lost));
        }
    }

    private static FleetEntry Entry(WorkspaceDatabase database, MigrationReport report) => new()
    {
        Database = database.Name,
        Url = report.Url,
        Outcome = report.Skipped is not null ? FleetOutcome.Skipped : report.Steps.Count == 0 ? FleetOutcome.UpToDate : report.IsDryRun ? FleetOutcome.Pending : FleetOutcome.Upgraded,
        From = report.From,
        To = report.To,
        Revisions = report.Steps.Count,
        Milliseconds = report.Milliseconds,
        Message = report.Skipped,
    };
}

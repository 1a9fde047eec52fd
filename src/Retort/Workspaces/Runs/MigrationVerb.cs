using Retort.Execution;
using Retort.Execution.Events;
using Retort.Revisions;

namespace Retort.Workspaces.Runs;

/// <summary><c>upgrade</c> and <c>downgrade</c>: moves a database along its revisions.</summary>
internal static class MigrationVerb
{
    public static Task<MigrationReport> MigrateAsync(this WorkspaceDatabase database, MigrationRequest request, CancellationToken cancellation) => database.ReachAsync(
        async () => database.Report(request, await RunAsync(database, request, cancellation)),
        reason => database.Report(request, new RunReport()) with { Skipped = reason });

    /// <summary>A run's report with the names of the workspace; also of a run that failed.</summary>
    internal static MigrationReport Report(this WorkspaceDatabase database, MigrationRequest request, RunReport run) => new()
    {
        Database = database.Name,
        Url = database.Url.Display,
        From = run.From,
        To = run.To,
        Steps = run.Plan.Select(planned => Step(planned, run)).ToValueList(),
        EndedBlockers = run.Ended.Count == 0 ? null : run.Ended,
        Warnings = Warnings(request, run.From).ToValueList(),
        Backup = run.Backup,
        Milliseconds = Math.Round(run.Duration.TotalMilliseconds, 1),
        IsDryRun = request.IsDryRun,
    };

    /// <summary>What of a request could have been meant otherwise.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="from">The heads of the database before.</param>
    internal static IEnumerable<string> Warnings(MigrationRequest request, ValueList<string> from)
    {
        if (request.IsDowngrade && RevisionGraph.IsAmbiguousDowngrade(from, request.Target))
            yield return $"the database is at several revisions; `{request.Target}` counts from \"{from[0]}\" (`{from[1]}@{request.Target}` would count from \"{from[1]}\")";
    }

    /// <summary>What the configuration says of a run.</summary>
    internal static RunOptions Options(this WorkspaceDatabase database) => new()
    {
        Schema = database.Configuration.Schema,
        LockTimeout = database.Configuration.LockTimeout,
        DirectConnectionString = database.Configuration.DirectUrl?.ToConnectionString(),
        Time = database.Workspace.Clock,
        Origin = database.Origin,
        Logger = database.Workspace.Logger,
    };

    private static async Task<RunReport> RunAsync(WorkspaceDatabase database, MigrationRequest request, CancellationToken cancellation)
    {
        var graph = database.Graph; // mistakes in files are met before a server is started
        // The local server is this workspace's own: nobody has to be asked.
        var create = !request.IsDowngrade && (request.Create || database.Url.IsLocal);
        var address = await database.AddressAsync(create, cancellation, isMigrating: true);
        var options = database.Options() with { SingleTransaction = request.SingleTransaction, DryRun = request.IsDryRun, Observer = request.Observer, BeforeFirstChange = LookAsync };
        options = options with
        {
            LockTimeout = request.LockTimeout ?? options.LockTimeout,
            StatementTimeout = request.StatementTimeout ?? options.StatementTimeout,
            Grace = request.Grace ?? options.Grace,
            EndBlockersIdleFor = request.EndBlockersIdleFor,
        };
        var runner = new Runner(address.ToConnectionString(), graph, options);
        return request.IsDowngrade ? await runner.DowngradeAsync(request.Target, cancellation) : await runner.UpgradeAsync(request.Target, cancellation);

        async Task LookAsync(RunIntent intent, CancellationToken ends)
        {
            await new RunGuard(database, request).CheckAsync(intent, ends);
            if (request.Backup) await RunBackup.TakeAsync(database, intent, ends);
        }
    }

    /// <summary>A planned revision with how it ended.</summary>
    internal static MigrationStep Step(PlannedRevision planned, RunReport run) => Step(planned, run.Finished.FirstOrDefault(finished => finished.Revision == planned.Id));

    private static MigrationStep Step(PlannedRevision planned, RevisionFinished? finished) => new()
    {
        Revision = planned.Id,
        Message = planned.Message,
        IsUpgrade = planned.Direction == RunDirection.Upgrade,
        IsDone = finished is not null,
        Milliseconds = finished is null ? null : Math.Round(finished.Duration.TotalMilliseconds, 1),
        Rows = finished?.Rows ?? 0,
    };
}

using Retort.Execution;
using Retort.Execution.Events;

namespace Retort.Workspaces;

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
        Steps = run.Plan.Select(planned => Step(planned, run.Finished.FirstOrDefault(finished => finished.Revision == planned.Id))).ToValueList(),
        EndedBlockers = run.Ended.Count == 0 ? null : run.Ended,
        Milliseconds = Math.Round(run.Duration.TotalMilliseconds, 1),
        IsDryRun = request.IsDryRun,
    };

    /// <summary>What the configuration says of a run.</summary>
    internal static RunOptions Options(this WorkspaceDatabase database) => new()
    {
        Schema = database.Configuration.Schema,
        LockTimeout = database.Configuration.LockTimeout,
        DirectConnectionString = database.Configuration.DirectUrl?.ToConnectionString(),
        Time = database.Workspace.Clock,
        Origin = database.Origin,
    };

    private static async Task<RunReport> RunAsync(WorkspaceDatabase database, MigrationRequest request, CancellationToken cancellation)
    {
        var graph = database.Graph; // mistakes in files are met before a server is started
        // The local server is this workspace's own: nobody has to be asked.
        var create = !request.IsDowngrade && (request.Create || database.Url.IsLocal);
        var address = await database.AddressAsync(create, cancellation);
        var options = database.Options() with { SingleTransaction = request.SingleTransaction, DryRun = request.IsDryRun, Observer = request.Observer };
        options = options with
        {
            LockTimeout = request.LockTimeout ?? options.LockTimeout,
            StatementTimeout = request.StatementTimeout ?? options.StatementTimeout,
            Grace = request.Grace ?? options.Grace,
            EndBlockersIdleFor = request.EndBlockersIdleFor,
        };
        var runner = new Runner(address.ToConnectionString(), graph, options);
        return request.IsDowngrade ? await runner.DowngradeAsync(request.Target, cancellation) : await runner.UpgradeAsync(request.Target, cancellation);
    }

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

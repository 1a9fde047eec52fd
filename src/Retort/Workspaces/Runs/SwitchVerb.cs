using Retort.Configuration;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Revisions;

namespace Retort.Workspaces.Runs;

/// <summary><c>switch</c>: brings a database from another branch's revisions to this checkout's.</summary>
internal static class SwitchVerb
{
    /// <summary>What would be done and lost; nothing is changed.</summary>
    public static Task<SwitchReport> PlanSwitchAsync(this WorkspaceDatabase database, CancellationToken cancellation) => database.ReachAsync(
        () => PlanAsync(database, cancellation),
        reason => Report(database) with { Skipped = reason });

    /// <summary>Goes down to where the histories part, then up to the heads.</summary>
    /// <remarks>Each revision is a transaction: after a failure the database is at a revision, and a second run goes on.</remarks>
    /// <param name="database">The database.</param>
    /// <param name="allowed">What a protected database may lose, by name.</param>
    /// <param name="observer">Hears both runs.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<SwitchReport> SwitchAsync(this WorkspaceDatabase database, ValueList<string> allowed, Action<RunEvent>? observer, CancellationToken cancellation)
    {
        var guard = new RunGuard(database, new MigrationRequest { Target = "heads", Allowed = allowed }) { Command = $"retort switch{database.Choice}" };
        var options = database.Options() with { Observer = observer, BeforeFirstChange = guard.CheckAsync };
        var address = await database.AddressAsync(create: database.Url.IsLocal, cancellation, isMigrating: true);
        var runner = new Runner(address.ToConnectionString(), database.Graph, options);
        var down = await runner.UndoUnknownAsync(cancellation);
        var up = await runner.UpgradeAsync("heads", cancellation);
        return Report(database) with
        {
            From = down.From,
            To = up.To,
            Undone = down.Plan.Select(planned => MigrationVerb.Step(planned, down)).ToValueList(),
            Applied = up.Plan.Select(planned => MigrationVerb.Step(planned, up)).ToValueList(),
            Milliseconds = Math.Round((down.Duration + up.Duration).TotalMilliseconds, 1),
        };
    }

    /// <summary>Undoes what this checkout's files do not have.</summary>
    internal static Task<RunReport> UndoUnknownAsync(WorkspaceDatabase database, DatabaseUrl address, Action<RunEvent>? observer, CancellationToken cancellation) =>
        new Runner(address.ToConnectionString(), database.Graph, database.Options() with { Observer = observer }).UndoUnknownAsync(cancellation);

    private static async Task<SwitchReport> PlanAsync(WorkspaceDatabase database, CancellationToken cancellation)
    {
        if (await database.LedgerAsync(cancellation) is not { } ledger) return Report(database) with { IsDryRun = true, Applied = Pending(database, []), To = database.Graph.HeadsWithDependencies };
        var address = await database.ResolveAsync(cancellation);
        var down = await new Runner(address.ToConnectionString(), database.Graph, database.Options() with { DryRun = true }).UndoUnknownAsync(cancellation);
        var report = Report(database) with
        {
            IsDryRun = true,
            From = ledger.Heads,
            To = database.Graph.HeadsWithDependencies,
            Undone = down.Plan.Select(planned => MigrationVerb.Step(planned, down)).ToValueList(),
            Applied = Pending(database, down.Plan.Count == 0 ? ledger.Heads : down.To),
        };
        if (report.Undone.Count == 0) return report;
        var (lost, unknown) = await SwitchLosses.FindAsync(database, ledger, address, cancellation);
        return report with { Lost = lost, LostUnknown = unknown };
    }

    private static ValueList<MigrationStep> Pending(WorkspaceDatabase database, ValueList<string> heads) => database.Graph.Pending(heads)
        .Select(revision => new MigrationStep { Revision = revision.Id, Message = revision.Message, IsUpgrade = true })
        .ToValueList();

    private static SwitchReport Report(WorkspaceDatabase database) => new() { Database = database.Name, Url = database.Url.Display };
}

using Retort.Errors;
using Retort.Execution;
using Retort.Revisions;

namespace Retort.Workspaces;

/// <summary><c>status</c>: where a database is, where it could be, and what lies between.</summary>
internal static class StatusVerb
{
    public static Task<StatusReport> StatusAsync(this WorkspaceDatabase database, CancellationToken cancellation)
    {
        var report = new StatusReport
        {
            Database = database.Name,
            Url = database.Url.Display,
            Heads = database.Graph.Heads.Select(id => database.Summary(database.Graph[id])).ToValueList(),
        };
        return database.ReachAsync(
            async () => Fill(report, database, await database.LedgerAsync(cancellation)),
            reason => report with { Skipped = reason });
    }

    /// <summary>Revisions whose statements are not what they were when they were applied.</summary>
    internal static IEnumerable<Revision> Edited(WorkspaceDatabase database, LedgerState? ledger) => (ledger?.Applied ?? [])
        .Select(applied => (applied, revision: database.Graph.Find(applied.Id)))
        .Where(pair => pair.revision is not null && pair.revision.Checksum != pair.applied.Checksum)
        .Select(pair => pair.revision!);

    /// <summary>What the way to every head would apply, in its order; nothing where the files do not know where the database is.</summary>
    internal static IEnumerable<Revision> Pending(WorkspaceDatabase database, LedgerState? ledger)
    {
        var current = ledger?.Heads ?? [];
        return current.All(id => database.Graph.Find(id) is not null) ? database.Graph.Pending(current) : [];
    }

    private static StatusReport Fill(StatusReport report, WorkspaceDatabase database, LedgerState? ledger) => Fill(report, database, ledger, Pending(database, ledger).ToList());

    private static StatusReport Fill(StatusReport report, WorkspaceDatabase database, LedgerState? ledger, List<Revision> pending) => report with
    {
        Current = database.Current(ledger),
        Pending = pending.Select(revision => database.Summary(revision)).ToValueList(),
        Hazards = database.RememberedHazards(pending).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!.Value.Select(hazard => hazard.Name).Distinct().ToValueList()),
        Edited = Edited(database, ledger).Select(revision => database.Summary(revision)).ToValueList(),
    };
}

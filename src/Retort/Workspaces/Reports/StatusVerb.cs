using Retort.Errors;
using Retort.Execution.Ledgers;
using Retort.Revisions;
using Retort.Workspaces.Proofs;

namespace Retort.Workspaces.Reports;

/// <summary><c>status</c>: where a database is, where it could be, and what lies between.</summary>
internal static class StatusVerb
{
    public static Task<StatusReport> StatusAsync(this WorkspaceDatabase database, CancellationToken cancellation)
    {
        var report = new StatusReport
        {
            Database = database.Name,
            Url = database.Url.Display,
            Branch = database.Configuration.Branch?.Title,
            Heads = database.Graph.Heads.Select(id => database.Summary(database.Graph[id])).ToValueList(),
        };
        return database.ReachAsync(
            async () =>
            {
                var (ledger, foreign) = await database.RecordsAsync(cancellation);
                return Fill(report, database, ledger) with { Foreign = foreign };
            },
            reason => report with { Skipped = reason });
    }

    /// <summary>Revisions whose statements are not what they were when they were applied.</summary>
    internal static IEnumerable<Revision> Edited(WorkspaceDatabase database, LedgerState? ledger) =>
        ledger is null ? [] : HistoryCheck.Edited(ledger, database.GraphFor(ledger).Revisions);

    /// <summary>What the way to every head would apply, in its order; nothing where the files do not know where the database is.</summary>
    internal static IEnumerable<Revision> Pending(WorkspaceDatabase database, LedgerState? ledger)
    {
        var (current, graph) = (ledger?.Heads ?? [], database.GraphFor(ledger));
        return current.All(id => graph.Find(id) is not null) ? graph.Pending(current) : [];
    }

    private static StatusReport Fill(StatusReport report, WorkspaceDatabase database, LedgerState? ledger)
    {
        var graph = database.GraphFor(ledger);
        var pending = Pending(database, ledger).ToList();
        return report with
        {
            IsMade = report.Branch is null ? null : ledger is not null,
            Current = database.Current(ledger),
            Heads = graph.Heads.Select(id => Summary(graph[id])).ToValueList(),
            Pending = pending.Select(Summary).ToValueList(),
            Hazards = database.RememberedHazards(pending).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!.Value.Select(hazard => hazard.Name).Distinct().ToValueList()),
            Edited = Edited(database, ledger).Select(Summary).ToValueList(),
        };

        RevisionSummary Summary(Revision revision) => database.Summary(revision, within: graph);
    }
}

using Retort.Execution.Ledgers;
using Retort.Revisions;

namespace Retort.Workspaces.Reports;

/// <summary><c>history</c>, <c>heads</c>: lists of revisions.</summary>
internal static class HistoryVerb
{
    public static async Task<RevisionListReport> HistoryAsync(this WorkspaceDatabase database, HistoryRequest request, CancellationToken cancellation)
    {
        var needsCurrent = request.IndicateCurrent || request.Range?.Contains("current", StringComparison.Ordinal) == true;
        var ledger = needsCurrent ? await database.LedgerAsync(cancellation) : null;
        IReadOnlyList<string>? current = needsCurrent ? ledger?.Heads ?? [] : null;
        var graph = database.GraphFor(ledger);
        var known = (current ?? []).Where(id => graph.Find(id) is not null).ToValueList();
        var revisions = graph.History(request.Range, known)
            .Select(revision => database.Summary(revision, current, graph) with { Applied = Applied(ledger?.Find(revision.Id)) });
        var lost = request.Range is null ? OnlyInLedger(graph, ledger) : [];
        return new() { Database = database.Name, Revisions = lost.Concat(revisions).ToValueList() };
    }

    public static RevisionListReport Heads(this WorkspaceDatabase database) => new()
    {
        Database = database.Name,
        Revisions = database.Graph.Heads.Select(id => database.Summary(database.Graph[id])).ToValueList(),
    };

    private static RevisionApplied? Applied(AppliedRevision? row) => row is null ? null : RevisionApplied.Of(row);

    /// <summary>What the database has and no file here describes, the newest first.</summary>
    private static IEnumerable<RevisionSummary> OnlyInLedger(RevisionGraph graph, LedgerState? ledger) => (ledger?.Applied ?? [])
        .Where(row => graph.Find(row.Id) is null)
        .Reverse()
        .Select(row => new RevisionSummary
        {
            Id = row.Id,
            Parents = row.Parents,
            DependsOn = row.DependsOn,
            Labels = row.Labels,
            Message = row.Message,
            Created = row.Created,
            IsCurrent = ledger!.Heads.Contains(row.Id),
            Applied = RevisionApplied.Of(row),
        });
}

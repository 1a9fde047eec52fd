using Retort.Execution.Ledgers;

namespace Retort.Workspaces.Reports;

/// <summary><c>current</c>: the revisions that a database is at.</summary>
internal static class CurrentVerb
{
    public static Task<CurrentReport> CurrentAsync(this WorkspaceDatabase database, CancellationToken cancellation)
    {
        var report = new CurrentReport { Database = database.Name, Url = database.Url.Display };
        return database.ReachAsync(
            async () => Fill(report, database, await database.RecordsAsync(cancellation)),
            reason => report with { Skipped = reason });
    }

    private static CurrentReport Fill(CurrentReport report, WorkspaceDatabase database, (LedgerState? Ledger, ValueList<ForeignHistory> Foreign) records) =>
        report with { Revisions = database.Current(records.Ledger), Foreign = records.Foreign, IsMade = records.Ledger is null ? false : null };

    /// <summary>The heads that a ledger records, with what the files know of them.</summary>
    internal static ValueList<CurrentRevision> Current(this WorkspaceDatabase database, LedgerState? ledger) =>
        (ledger?.Heads ?? []).Select(id => Describe(database.GraphFor(ledger), ledger!.Find(id)!)).ToValueList();

    private static CurrentRevision Describe(Revisions.RevisionGraph graph, AppliedRevision applied)
    {
        var isKnown = graph.Find(applied.Id) is not null;
        return new()
        {
            Id = applied.Id,
            Message = applied.Message,
            IsKnown = isKnown,
            IsHead = isKnown && graph.Heads.Contains(applied.Id),
            AppliedAt = applied.AppliedAt,
            AppliedBy = applied.AppliedBy,
        };
    }
}

using Retort.Execution;

namespace Retort.Workspaces;

/// <summary><c>current</c>: the revisions that a database is at.</summary>
internal static class CurrentVerb
{
    public static Task<CurrentReport> CurrentAsync(this WorkspaceDatabase database, CancellationToken cancellation)
    {
        var report = new CurrentReport { Database = database.Name, Url = database.Url.Display };
        return database.ReachAsync(
            async () => report with { Revisions = database.Current(await database.LedgerAsync(cancellation)) },
            reason => report with { Skipped = reason });
    }

    /// <summary>The heads that a ledger records, with what the files know of them.</summary>
    internal static ValueList<CurrentRevision> Current(this WorkspaceDatabase database, LedgerState? ledger) =>
        (ledger?.Heads ?? []).Select(id => Describe(database, ledger!.Find(id)!)).ToValueList();

    private static CurrentRevision Describe(WorkspaceDatabase database, AppliedRevision applied)
    {
        var isKnown = database.Graph.Find(applied.Id) is not null;
        return new()
        {
            Id = applied.Id,
            Message = applied.Message,
            IsKnown = isKnown,
            IsHead = isKnown && database.Graph.Heads.Contains(applied.Id),
            AppliedAt = applied.AppliedAt,
            AppliedBy = applied.AppliedBy,
        };
    }
}

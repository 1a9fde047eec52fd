namespace Retort.Workspaces;

/// <summary><c>history</c>, <c>heads</c>: lists of revisions.</summary>
internal static class HistoryVerb
{
    public static async Task<RevisionListReport> HistoryAsync(this WorkspaceDatabase database, HistoryRequest request, CancellationToken cancellation)
    {
        var needsCurrent = request.IndicateCurrent || request.Range?.Contains("current", StringComparison.Ordinal) == true;
        IReadOnlyList<string>? current = needsCurrent ? (await database.LedgerAsync(cancellation))?.Heads ?? [] : null;
        var revisions = database.Graph.History(request.Range, current ?? []);
        return new() { Database = database.Name, Revisions = revisions.Select(revision => database.Summary(revision, current)).ToValueList() };
    }

    public static RevisionListReport Heads(this WorkspaceDatabase database) => new()
    {
        Database = database.Name,
        Revisions = database.Graph.Heads.Select(id => database.Summary(database.Graph[id])).ToValueList(),
    };
}

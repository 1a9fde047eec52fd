using Retort.Errors;
using Retort.Execution.Offline;
using Retort.Workspaces.Histories;

namespace Retort.Workspaces.Runs;

/// <summary><c>--sql</c>: what an upgrade or a downgrade would send, as a script for psql.</summary>
internal static class ScriptVerb
{
    /// <summary>The script; a database is asked only where the target is relative to it.</summary>
    public static async Task<string> ScriptAsync(this WorkspaceDatabase database, MigrationRequest request, CancellationToken cancellation)
    {
        var options = database.Options();
        if (request.LockTimeout is { } timeout) options = options with { LockTimeout = timeout };
        var range = await RangeAsync(database, request, cancellation);
        return request.IsDowngrade ? OfflineScript.Downgrade(database.Graph, range, options) : OfflineScript.Upgrade(database.Graph, range, options);
    }

    /// <summary>The script of a stamp; no database is asked.</summary>
    public static string Script(this WorkspaceDatabase database, StampRequest request) =>
        OfflineScript.Stamp(database.Graph, request.Targets, request.Purge, database.Options());

    // `upgrade head` begins at base, as everywhere; `+1` and every downgrade mean the place where the database is.
    private static async Task<string> RangeAsync(WorkspaceDatabase database, MigrationRequest request, CancellationToken cancellation)
    {
        var isComplete = request.Target.Contains(':') || (!request.IsDowngrade && !request.Target.StartsWith('+'));
        if (isComplete) return request.Target;
        ValueList<string> heads = (await database.LedgerAsync(cancellation))?.Heads ?? [];
        return heads.Count < 2 ? $"{(heads.Count == 0 ? "base" : heads[0])}:{request.Target}" : throw new RevisionException("several-revisions", "the database is at several revisions")
        {
            Detail = $"They are {string.Join(", ", heads.Select(head => $"\"{head}\""))}.",
            Hint = $"Say where the script begins, e.g. `{heads[0]}:{request.Target}`.",
        };
    }
}

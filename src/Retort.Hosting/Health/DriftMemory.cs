using Retort.Workspaces;
using Retort.Workspaces.Schemas;

namespace Retort.Hosting.Health;

/// <summary>The last comparison of a database with its revisions: it costs a scratch database, so it is made seldom.</summary>
internal sealed class DriftMemory
{
    private static readonly TimeSpan age = TimeSpan.FromMinutes(10);
    private readonly Lock gate = new();
    private Task<int>? last;
    private DateTimeOffset looked;

    /// <summary>The number of statements that would lead back.</summary>
    public Task<int> CountAsync(WorkspaceDatabase database, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (last is null or { IsFaulted: true } || DateTimeOffset.UtcNow - looked > age) (looked, last) = (DateTimeOffset.UtcNow, CompareAsync(database));
            return last.WaitAsync(cancellation);
        }
    }

    // Whoever asks next profits, even when this one no longer waits.
    private static async Task<int> CompareAsync(WorkspaceDatabase database)
    {
        var report = await database.DiffAsync(new SchemaSpec.Live(), new SchemaSpec.Target(database.Graph.Heads.Count == 0 ? "base" : "heads"), CancellationToken.None);
        return report.Statements.Count;
    }
}

using Retort.Hazards.Live;

namespace Retort.Workspaces.Proofs;

/// <summary><c>lint</c>: what revisions do to a running system.</summary>
internal static class LintVerb
{
    /// <summary>The hazards of the revisions of a range such as <c>-1:</c> or <c>ae10:head</c>; null is all of them; with <paramref name="live"/> the sizes and the traffic of the real tables weigh in.</summary>
    public static async Task<LintReport> LintAsync(this WorkspaceDatabase database, string? range, bool live, CancellationToken cancellation)
    {
        var revisions = RevisionRange.Of(database.Graph, range);
        var found = await database.HazardsAsync(revisions, cancellation);
        var there = live ? await LiveAsync(database, cancellation) : null;
        return new()
        {
            LiveVersion = there?.ServerVersion,
            Database = database.Name,
            Revisions = found.Select(one => new LintedRevision
            {
                Id = one.Revision.Id,
                Message = one.Revision.Message,
                Path = database.Workspace.Shown(one.Revision.Path),
                Hazards = there is null ? one.Hazards : one.Hazards.Select(there.Weigh).ToValueList(),
            }).ToValueList(),
        };
    }

    private static async Task<LiveDatabase> LiveAsync(WorkspaceDatabase database, CancellationToken cancellation) =>
        await LiveDatabase.ReadAsync((await database.AddressAsync(create: false, cancellation)).ToConnectionString(), database.Configuration.Schema, cancellation);
}

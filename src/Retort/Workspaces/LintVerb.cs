namespace Retort.Workspaces;

/// <summary><c>lint</c>: what revisions do to a running system.</summary>
internal static class LintVerb
{
    /// <summary>The hazards of the revisions of a range such as <c>-1:</c> or <c>ae10:head</c>; null is all of them.</summary>
    public static async Task<LintReport> LintAsync(this WorkspaceDatabase database, string? range, CancellationToken cancellation)
    {
        var revisions = RevisionRange.Of(database.Graph, range);
        var found = await database.HazardsAsync(revisions, cancellation);
        return new()
        {
            Database = database.Name,
            Revisions = found.Select(one => new LintedRevision
            {
                Id = one.Revision.Id,
                Message = one.Revision.Message,
                Path = database.Workspace.Shown(one.Revision.Path),
                Hazards = one.Hazards,
            }).ToValueList(),
        };
    }
}

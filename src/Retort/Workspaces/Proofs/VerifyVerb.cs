using Retort.Catalog;
using Retort.Comparison;
using Retort.Revisions;
using Retort.Scratch;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Proofs;

/// <summary><c>verify</c>: up, down and up again, where it does no harm.</summary>
internal static class VerifyVerb
{
    /// <summary>Walks the revisions of a range; null is all of them.</summary>
    public static async Task<VerifyReport> VerifyAsync(this WorkspaceDatabase database, VerifyRequest request, CancellationToken cancellation)
    {
        var revisions = RevisionRange.Of(database.Graph, request.Range);
        var (walked, end) = await database.InScratchAsync(scratch => WalkAsync(database, scratch, revisions, request, cancellation), cancellation);
        var reachesHeads = end is not null && database.Graph.Heads.All(head => revisions.Any(revision => revision.Id == head));
        return new()
        {
            Database = database.Name,
            Revisions = walked,
            LeftToModel = reachesHeads && database.Configuration.Model.Count > 0 ? await LeftAsync(database, end!, cancellation) : null,
        };
    }

    private static async Task<(ValueList<VerifiedRevision> Walked, Database? End)> WalkAsync(
        WorkspaceDatabase database, ScratchServer scratch, ValueList<Revision> revisions, VerifyRequest request, CancellationToken cancellation)
    {
        await using var walk = new RevisionWalk(scratch, database, request);
        var walked = new List<VerifiedRevision>();
        foreach (var revision in revisions)
        {
            walked.Add(await walk.StepAsync(revision, cancellation));
            if (!walk.CanGoOn) return (walked.ToValueList(), null);
        }
        return (walked.ToValueList(), walk.State);
    }

    private static async Task<ValueList<string>> LeftAsync(WorkspaceDatabase database, Database end, CancellationToken cancellation)
    {
        var model = ModelComparison.Completed(await database.ModelAsync(cancellation), end, database.Configuration);
        return Comparer.Compare(end, model, ModelComparison.Options(database.Configuration, asksForValues: false)).Statements.Select(statement => statement.Sql).ToValueList();
    }
}

using Retort.Errors;
using Retort.Hazards;
using Retort.Revisions;
using Retort.Revisions.Graphs;
using Retort.Sources;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Proofs;

/// <summary>The hazards of a database's revisions, remembered from one command to the next.</summary>
internal static class HazardReading
{
    /// <summary>The hazards of some revisions, the oldest first; what was not measured yet runs in a scratch database.</summary>
    /// <remarks>The list ends after a revision that PostgreSQL refuses: what builds on it cannot be run.</remarks>
    public static async Task<ValueList<RevisionHazards>> HazardsAsync(this WorkspaceDatabase database, IReadOnlyList<Revision> revisions, CancellationToken cancellation)
    {
        revisions = Judged(database, revisions);
        foreach (var revision in revisions) Check(database, revision);
        var (cache, keys) = (Cache(database), RevisionKeys.Of(database.Graph, database.Configuration.Schema));
        var known = new Dictionary<string, RevisionHazards>();
        foreach (var revision in revisions)
            if (cache.Find(revision, keys[revision.Id]) is { } hazards) known[revision.Id] = new() { Revision = revision, Hazards = hazards };
        var unknown = revisions.Where(revision => !known.ContainsKey(revision.Id)).ToList();
        if (unknown.Count > 0)
        {
            var found = await database.InScratchAsync(scratch => new HazardFinder(scratch, database.Graph, database.Configuration.Schema).FindAsync(unknown, cancellation), cancellation);
            foreach (var one in found)
            {
                known[one.Revision.Id] = one;
                // Else the next reading would take the revision for one that later ones can be measured upon.
                if (!one.IsTakenBack) cache.Keep(one.Revision, keys[one.Revision.Id], one.Hazards);
            }
        }
        return revisions.Where(revision => known.ContainsKey(revision.Id)).Select(revision => known[revision.Id]).ToValueList();
    }

    /// <summary>What is remembered of some revisions, without asking any server; null for those that were not measured yet.</summary>
    public static IReadOnlyDictionary<string, ValueList<Hazard>?> RememberedHazards(this WorkspaceDatabase database, IReadOnlyList<Revision> revisions)
    {
        revisions = Judged(database, revisions);
        if (revisions.Count == 0) return new Dictionary<string, ValueList<Hazard>?>();
        var (cache, keys) = (Cache(database), RevisionKeys.Of(database.Graph, database.Configuration.Schema));
        return revisions.ToDictionary(revision => revision.Id, revision => cache.Find(revision, keys[revision.Id]));
    }

    /// <summary>Without what a squash has replaced: a database in the middle of it still has that to do, and it was judged when it was new.</summary>
    private static List<Revision> Judged(WorkspaceDatabase database, IReadOnlyList<Revision> revisions) =>
        [.. revisions.Where(revision => database.Graph.Find(revision.Id) is not null)];

    private static HazardCache Cache(WorkspaceDatabase database) => new(
        Path.Combine(database.Workspace.Configuration.WorkFolder, "hazards"),
        $"{(database.Workspace.Configuration.Scratch ?? database.Url).Display} {database.Workspace.Configuration.Server.MajorVersion}");

    /// <summary>A value that nobody has written yet is no mistake of the SQL; a mistyped name would accept nothing, and nobody would notice until it is too late.</summary>
    private static void Check(WorkspaceDatabase database, Revision revision)
    {
        Ready.Refuse(revision, revision.Upgrade);
        foreach (var allowed in revision.Upgrade.Parts.Concat(revision.Downgrade?.Parts ?? []).SelectMany(part => part.Allowed))
        {
            if (HazardName.All.Contains(allowed.Hazard)) continue;
            throw new RevisionException("unknown-hazard", $"there is no hazard \"{allowed.Hazard}\"")
            {
                Where = [$"{database.Workspace.Shown(revision.Path) ?? revision.Id}:{allowed.Line}"],
                Hint = Suggestion.Nearest(allowed.Hazard, HazardName.All) is { } near ? $"Did you mean `-- retort: allow {near}: ...`?" : $"The hazards are {string.Join(", ", HazardName.All)}.",
            };
        }
    }
}

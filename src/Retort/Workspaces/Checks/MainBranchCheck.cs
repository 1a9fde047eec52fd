using Retort.Execution.Ledgers;
using Retort.Revisions;

namespace Retort.Workspaces.Checks;

/// <summary>What <c>check</c> asks of the branch that revisions are merged into: once both are one branch, it is too late.</summary>
internal static class MainBranchCheck
{
    /// <summary>Revisions of this checkout and of the main branch that build on the same parent: merged, they would be two heads.</summary>
    public static CheckFinding? Fork(WorkspaceDatabase database, MainBranch main)
    {
        var merged = main.Revisions.Select(revision => revision.Id).ToHashSet(StringComparer.Ordinal);
        var together = RevisionGraph.Load([.. database.Graph.Revisions, .. main.Revisions.Where(revision => !database.Graph.Knows(revision.Id))]);
        var points = Forks(together, merged).ToList();
        if (points.Count == 0) return null;
        var isBehind = main.Revisions.Any(revision => !database.Graph.Knows(revision.Id));
        return new()
        {
            Code = "forked-from-main",
            Message = $"revisions here and on {main.Name} build on the same parent",
            Details = points.SelectMany(point => point.Select(id => $"{id}  {together[id].Message}{(merged.Contains(id) ? $"  (on {main.Name})" : "")}")).Distinct().ToValueList(),
            Hint = $"Run {(isBehind ? $"`git merge {main.Name}`, then " : "")}`retort rebase{database.Choice}`.",
        };
    }

    /// <summary>Revisions whose statements are not those that were merged: other databases have the merged ones.</summary>
    public static IEnumerable<CheckFinding> Edited(WorkspaceDatabase database, MainBranch main)
    {
        var lines = new List<string>();
        foreach (var before in main.Revisions)
        {
            if (database.Graph.Find(before.Id) is not { } now || now.Checksum == before.Checksum) continue;
            var kept = new LedgerText { Upgrade = before.Upgrade.Text, Downgrade = before.Downgrade?.Text };
            lines.AddRange([$"{now.Id}  {now.Message}", .. EditedStatements.Describe(now, kept).Select(line => $"  {line.Replace("what was applied", "what was merged")}")]);
        }

        if (lines.Count == 0) yield break;
        yield return new()
        {
            Code = "edited-after-merge",
            Message = $"revisions were edited after they were merged into {main.Name}",
            Details = lines.ToValueList(),
            Hint = "Put the files back and write a new revision for the change: databases may have applied them.",
        };
    }

    /// <summary>For each parent with children on both sides, those of its children that are in question.</summary>
    private static IEnumerable<ValueList<string>> Forks(RevisionGraph graph, HashSet<string> merged)
    {
        foreach (var children in graph.BranchPoints.Select(point => graph.Children(point)).Append(graph.Bases))
        {
            // A branch that begins with a name is kept apart on purpose.
            var unnamed = children.Where(child => graph[child].Labels.Count == 0).ToList();
            var (theirs, mine) = (unnamed.Where(merged.Contains).ToList(), unnamed.Where(child => !merged.Contains(child)).ToList());
            if (theirs.Count == 0) continue;
            var open = mine.Where(child => !theirs.Exists(other => AreJoined(graph, child, other))).ToList();
            if (open.Count > 0) yield return [.. open, .. theirs];
        }
    }

    /// <summary>Whether some revision builds on both.</summary>
    private static bool AreJoined(RevisionGraph graph, string one, string other) =>
        graph.Revisions.Where(revision => revision.Parents.Count > 1).Select(merge => graph.Applied([merge.Id])).Any(below => below.Contains(one) && below.Contains(other));
}

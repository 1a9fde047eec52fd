using Retort.Errors;
using Retort.Revisions;
using Retort.Workspaces.Checks;

namespace Retort.Workspaces.Histories;

/// <summary>Which revisions are mine, and what they shall build on.</summary>
internal sealed record RebaseSides
{
    public required string? MainBranch { get; init; }

    public required IReadOnlySet<string> Mine { get; init; }

    /// <summary>Null when there is nothing to build on.</summary>
    public string? Onto { get; init; }

    /// <summary>Asks git what is merged; without git, mine is what is in no line with the place that was named.</summary>
    public static async Task<RebaseSides> FindAsync(WorkspaceDatabase database, string? onto, CancellationToken cancellation)
    {
        var graph = database.Graph;
        var named = onto is null ? null : Single(graph, onto);
        var main = await Workspaces.Checks.MainBranch.ReadAsync(database.Configuration.Revisions, database.Workspace.Configuration.MainBranch, cancellation);
        if (main is null)
        {
            if (named is null) throw NoMainBranch(database);
            return new() { MainBranch = null, Mine = NotInLine(graph, named), Onto = named };
        }

        var merged = main.Revisions.Select(revision => revision.Id).ToHashSet(StringComparer.Ordinal);
        if (main.Revisions.Where(revision => !graph.Knows(revision.Id)).ToList() is { Count: > 0 } lacking) throw Behind(database, main, lacking);
        var mine = graph.Revisions.Select(revision => revision.Id).Where(id => !merged.Contains(id)).ToHashSet(StringComparer.Ordinal);
        if (named is not null) mine.ExceptWith(graph.Applied([named]));
        return new() { MainBranch = main.Name, Mine = mine, Onto = named ?? Head(database, main, graph.Revisions.Where(revision => !mine.Contains(revision.Id))) };
    }

    private static string Single(RevisionGraph graph, string onto) => graph.Resolve(onto) is [var one] ? one
        : throw new RevisionException("several-revisions", $"\"{onto}\" is not one revision") { Hint = "Run `retort heads`, and name one of them: `retort rebase --onto ID`." };

    private static HashSet<string> NotInLine(RevisionGraph graph, string onto)
    {
        var below = graph.Applied([onto]);
        var mine = graph.Revisions.Where(revision => !below.Contains(revision.Id) && !graph.Applied([revision.Id]).Contains(onto)).Select(revision => revision.Id).ToHashSet(StringComparer.Ordinal);
        // A merge of mine with that place moves too: otherwise it would name one of its parents twice over.
        mine.UnionWith(graph.Revisions.Where(revision => !mine.Contains(revision.Id) && graph.Applied([revision.Id]).Overlaps(mine)).Select(revision => revision.Id).ToList());
        return mine;
    }

    private static string? Head(WorkspaceDatabase database, MainBranch main, IEnumerable<Revision> merged)
    {
        var graph = RevisionGraph.Load(merged);
        return graph.Heads switch
        {
            [] => null,
            [var head] => head,
            var heads => throw new RevisionException("multiple-heads", $"{main.Name} has multiple heads")
            {
                Detail = $"Your revisions could build on any of {string.Join(", ", heads.Select(head => $"\"{head}\""))}.",
                Where = heads.Select(head => graph[head].Path).OfType<string>().ToValueList(),
                Hint = $"Choose one: `retort rebase{database.Choice} --onto {heads[0]}`.",
            },
        };
    }

    private static RevisionException NoMainBranch(WorkspaceDatabase database) => new("no-main-branch", "cannot tell which revisions are not merged yet")
    {
        Detail = "There is no git repository here, or none of its branches is \"origin/main\", \"main\", \"origin/master\" or \"master\".",
        Hint = $"Say what yours shall build on with `retort rebase{database.Choice} --onto ID`, or name the branch in `retort.json`: `\"mainBranch\": \"origin/trunk\"`.",
    };

    private static RevisionException Behind(WorkspaceDatabase database, MainBranch main, IReadOnlyList<Revision> lacking) =>
        new("behind-main", $"{main.Name} has {(lacking.Count == 1 ? "a revision" : $"{lacking.Count} revisions")} that this checkout lacks")
        {
            Where = lacking.Select(revision => revision.Path!).ToValueList(),
            State = "Nothing was changed.",
            Hint = $"Run `git merge {main.Name}` or `git rebase {main.Name}`, then `retort rebase{database.Choice}` again.",
        };
}

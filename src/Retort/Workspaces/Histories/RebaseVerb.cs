using Retort.Comparison;
using Retort.Errors;
using Retort.Revisions;
using Retort.Sources;
using Retort.Workspaces.Reports;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Histories;

/// <summary><c>rebase</c>: my unmerged revisions build on the new head.</summary>
internal static class RebaseVerb
{
    public static async Task<RebaseReport> RebaseAsync(this WorkspaceDatabase database, RebaseRequest request, CancellationToken cancellation)
    {
        var graph = database.Graph;
        var sides = await RebaseSides.FindAsync(database, request.Onto, cancellation);
        var report = new RebaseReport { Database = database.Name, MainBranch = sides.MainBranch, IsDryRun = request.IsDryRun };
        if (sides.Onto is not { } onto) return report;
        var plan = RebasePlan.Of(graph, sides.Mine, onto);
        if (plan.Count == 0) return report;
        RevisionFiles.Require(plan.Select(change => change.Revision), "rebase", change => $"Write `Parent = \"{string.Join(", ", plan.First(one => one.Revision.Id == change.Id).Parents)}\"` into its attribute yourself.");
        var rebased = RevisionGraph.Load(RebasePlan.Apply(graph.Revisions, plan));
        report = report with
        {
            Onto = onto,
            Rebased = plan.Select(change => Rebased(database, change)).ToValueList(),
            Before = Piece(database, graph, plan, onto),
            After = Piece(database, rebased, plan, onto),
        };
        var stray = await RebasedDatabases.FindAsync(database, Moving(graph, plan), cancellation);
        report = report with { NotAsked = stray.NotAsked };
        stray.Check(request.Move);
        report = report with { ModelDiffers = await ProveAsync(database, rebased, cancellation) };
        if (request.IsDryRun) return report;
        await stray.DownAsync(graph, plan, cancellation);
        Write(plan);
        await stray.UpAsync(rebased, cancellation);
        return report with { Moved = stray.Names };
    }

    /// <summary>Everything whose place in history changes: what moves, and what builds on that.</summary>
    private static HashSet<string> Moving(RevisionGraph graph, ValueList<NewParents> plan)
    {
        var moving = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(plan.Select(change => change.Revision.Id));
        while (open.TryPop(out var id))
            if (moving.Add(id)) foreach (var child in graph.Children(id)) open.Push(child);
        return moving;
    }

    /// <summary>Replays the new order in a scratch database, and says what is then missing to the model.</summary>
    private static async Task<ValueList<string>> ProveAsync(WorkspaceDatabase database, RevisionGraph rebased, CancellationToken cancellation)
    {
        var configuration = database.Configuration;
        Catalog.Database end;
        var wanted = configuration.Model.Count == 0 ? null : await database.ModelAsync(cancellation); // first: it says whose rows are read
        try
        {
            end = await database.InScratchAsync(scratch => HistorySource.ReadAsync(scratch, rebased, "heads", database.Scope(), cancellation), cancellation);
        }
        catch (ExecutionException stopped)
        {
            throw new RevisionException("rebase-does-not-apply", $"in the new order, {stopped.Message}", stopped)
            {
                Detail = stopped.Detail,
                Where = stopped.Where,
                State = "This was tried in a scratch database. No file and no database was changed.",
                Hint = $"Edit your revision so that it follows on what was merged, then run `retort rebase{database.Choice}` again.",
            };
        }

        if (wanted is null) return [];
        var model = ModelComparison.Completed(wanted, end, configuration);
        return Comparer.Compare(end, model, ModelComparison.Options(configuration, asksForValues: false)).Statements.Select(statement => statement.Sql).ToValueList();
    }

    /// <summary>All files or none.</summary>
    private static void Write(ValueList<NewParents> plan)
    {
        var texts = plan.Select(change => (Path: change.Revision.Path!, Text: File.ReadAllText(change.Revision.Path!))).ToList();
        try
        {
            foreach (var change in plan) RevisionFolder.WriteParents(change.Revision, change.Parents);
        }
        catch
        {
            foreach (var (path, text) in texts) File.WriteAllText(path, text);
            throw;
        }
    }

    private static RebasedRevision Rebased(WorkspaceDatabase database, NewParents change) => new()
    {
        Id = change.Revision.Id,
        Message = change.Revision.Message,
        ParentsBefore = change.Revision.Parents,
        ParentsAfter = change.Parents,
        Path = database.Workspace.Shown(change.Revision.Path),
    };

    /// <summary>The revisions that tell the story: those that are not below both sides, and where the sides part.</summary>
    private static ValueList<RevisionSummary> Piece(WorkspaceDatabase database, RevisionGraph graph, ValueList<NewParents> plan, string onto)
    {
        var common = database.Graph.Applied([onto]).ToHashSet(StringComparer.Ordinal);
        foreach (var change in plan) common.IntersectWith(database.Graph.Applied([change.Revision.Id]));
        var points = plan.SelectMany(change => change.Revision.Parents).Where(common.Contains).ToHashSet(StringComparer.Ordinal);
        return graph.History(null, [])
            .Where(revision => !common.Contains(revision.Id) || points.Contains(revision.Id))
            .Select(revision => RevisionSummary.Of(revision, graph) with { Path = database.Workspace.Shown(revision.Path) })
            .ToValueList();
    }
}

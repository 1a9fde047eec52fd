using Retort.Catalog;
using Retort.Comparison;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Hazards;
using Retort.Revisions;
using Retort.Sources;
using Retort.Workspaces.Reports;
using Retort.Workspaces.Runs;
using Retort.Workspaces.Schemas;
using Retort.Workspaces.Writing;

namespace Retort.Workspaces.Histories;

/// <summary><c>adopt</c>: writes what a database contains as the first revision, and records that it has it.</summary>
internal static class AdoptVerb
{
    public static async Task<AdoptReport> AdoptAsync(this WorkspaceDatabase database, AdoptRequest request, CancellationToken cancellation)
    {
        var graph = database.Graph; // mistakes in files are met before a server is started
        var (ledger, foreign) = await database.RecordsAsync(cancellation);
        if (ledger is { Applied.Count: > 0 }) throw HasLedger(database, ledger);
        if (ledger is null) throw Nothing(database);
        var live = await database.LiveAsync(cancellation);
        var empty = await database.HistoryAsync("base", cancellation);
        if (LiveComparison.Forth(empty, live, database.Configuration).IsEmpty) throw Nothing(database);
        var report = new AdoptReport { Database = database.Name, Url = database.Url.Display, Foreign = foreign, NotModelled = live.NotModelled };
        if (graph.Revisions.Count > 0)
        {
            var targets = await PlaceAsync(database, live, cancellation);
            await StampAsync(database, graph, targets, cancellation);
            return report with { Stamped = targets };
        }

        var (baseline, remaining) = await WriteAsync(database, request, foreign, empty, live, cancellation);
        var written = NewRevisionVerb.Write(database, baseline).Summary;
        await StampWrittenAsync(database, baseline, written, cancellation);
        return report with
        {
            Revision = written,
            Statements = baseline.Upgrade.Parts.SelectMany(part => part.Statements).Select(statement => statement.Text).ToValueList(),
            Stamped = [baseline.Id],
            Remaining = remaining,
        };
    }

    /// <summary>The baseline, and what a database that is made from it would lack. It has no way back: that would be to drop everything.</summary>
    private static async Task<(Revision Baseline, ValueList<string> Remaining)> WriteAsync(
        WorkspaceDatabase database, AdoptRequest request, ValueList<ForeignHistory> foreign, Database empty, Database live, CancellationToken cancellation)
    {
        var message = NewRevisionVerb.Message(request.Message ?? Message(foreign));
        var wanted = ModelComparison.Completed(live, empty, database.Configuration);
        if (request.NoPrivileges) wanted = wanted.With(wanted.Objects.Select(item => item with { Privileges = empty[item.Id]?.Privileges }));
        var difference = Comparer.Compare(empty, wanted, ModelComparison.Options(database.Configuration, asksForValues: false));
        var upgrade = DifferenceSection.Write([], difference, [], $"{HazardName.NotReversible}: to undo this would be to drop everything");
        var baseline = NewRevisionVerb.Draft(database, message, new RevisionRequest { Id = request.Id ?? RevisionId.New(), Heads = [] }) with
        {
            Upgrade = upgrade,
            Downgrade = null,
            Checksum = ScriptChecksum.Of(upgrade, null),
        };
        var made = await database.InScratchAsync(
            scratch => HistorySource.ReadAsync(scratch, RevisionGraph.Load([baseline]), baseline.Id, database.Scope(), cancellation), cancellation);
        return (baseline, LiveComparison.Forth(made, request.NoPrivileges ? wanted : live, database.Configuration).Statements.Select(statement => statement.Sql).ToValueList());
    }

    private static string Message(ValueList<ForeignHistory> foreign) => foreign switch
    {
        [var history] when history.At.Count > 0 => $"adopt what {history.Tool} built up to {string.Join(" and ", history.At)}",
        [var history, ..] => $"adopt what {history.Tool} built",
        _ => "adopt the database as it is",
    };

    /// <summary>Which of the revisions a database stands at that another checkout has adopted: the heads, or a base.</summary>
    private static async Task<ValueList<string>> PlaceAsync(WorkspaceDatabase database, Database live, CancellationToken cancellation)
    {
        var graph = database.Graph;
        Difference? nearest = null;
        var at = "";
        foreach (var candidate in graph.Bases.Prepend("heads"))
        {
            var way = LiveComparison.Forth(await database.HistoryAsync(candidate, cancellation), live, database.Configuration);
            if (way.IsEmpty) return graph.Resolve(candidate);
            if (nearest is null || way.Statements.Count < nearest.Statements.Count) (nearest, at) = (way, candidate);
        }

        throw new ExecutionException("not-at-a-revision", $"database \"{database.Name}\" is at none of the revisions that are there")
        {
            Detail = $"It is nearest to \"{at}\", from which these statements lead to it:\n{string.Join('\n', nearest!.Statements.Take(5).Select(statement => $"{statement.Sql.ReplaceLineEndings(" ")};"))}{(nearest.Statements.Count > 5 ? "\n..." : "")}",
            State = "Nothing was changed.",
            Hint = $"See all of it with `retort diff --from {at} --to live{database.Choice}`. When it is level with a revision, run `retort adopt{database.Choice}` again; `retort stamp ID{database.Choice}` records a place without comparing.",
        };
    }

    private static async Task StampAsync(WorkspaceDatabase database, RevisionGraph graph, ValueList<string> targets, CancellationToken cancellation)
    {
        var address = await database.AddressAsync(create: false, cancellation);
        await new Runner(address.ToConnectionString(), graph, database.Options()).StampAsync(targets, purge: false, cancellation);
    }

    /// <summary>A baseline that could not be recorded does not stay: the command can be repeated.</summary>
    private static async Task StampWrittenAsync(WorkspaceDatabase database, Revision baseline, RevisionSummary written, CancellationToken cancellation)
    {
        var file = Path.Combine(database.Workspace.Configuration.Folder, written.Path!);
        try
        {
            await StampAsync(database, RevisionGraph.Load([RevisionFile.Parse(await File.ReadAllTextAsync(file, cancellation), written.Path!)]), [baseline.Id], cancellation);
        }
        catch
        {
            File.Delete(file);
            throw;
        }
    }

    private static ExecutionException HasLedger(WorkspaceDatabase database, LedgerState ledger) =>
        new("already-adopted", $"database \"{database.Name}\" has a ledger already")
        {
            Detail = $"It is {ledger.Position}.",
            State = "Nothing was changed.",
            Hint = $"Run `retort status{database.Choice}`, or `retort drift{database.Choice}` to compare it with its history.",
        };

    private static ExecutionException Nothing(WorkspaceDatabase database) =>
        new("nothing-to-adopt", $"database \"{database.Name}\" is empty")
        {
            State = "Nothing was changed.",
            Hint = $"Run `retort upgrade{database.Choice}` to apply the revisions that are there, or write the first one with `retort revision{database.Choice} -m \"...\"`.",
        };
}

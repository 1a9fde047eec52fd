using Retort.Catalog;
using Retort.Catalog.Reflection;
using Retort.Comparison;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Revisions;
using Retort.Sources;
using Retort.Workspaces.Runs;
using Retort.Workspaces.Writing;

namespace Retort.Workspaces.Schemas;

/// <summary><c>drift</c>: a database against its own history, which its ledger tells whatever the files here say.</summary>
internal static class DriftVerb
{
    public static Task<DriftReport> DriftAsync(this WorkspaceDatabase database, DriftRequest request, CancellationToken cancellation)
    {
        var report = new DriftReport { Database = database.Name, Url = database.Url.Display };
        return database.ReachAsync(() => LookAsync(database, request, report, cancellation), reason => report with { Skipped = reason });
    }

    private static async Task<DriftReport> LookAsync(WorkspaceDatabase database, DriftRequest request, DriftReport report, CancellationToken cancellation)
    {
        var scope = database.Scope();
        if (request.WithoutRows) scope = scope with { ReferenceData = [] };
        var (ledger, graph) = await HistoryAsync(database, cancellation);
        var history = await database.InScratchAsync(scratch => ReplayAsync(scratch, graph, ledger.Heads, scope, cancellation), cancellation);
        var live = ForeignTables.Without(await LiveSource.ReadAsync((await database.AddressAsync(create: false, cancellation)).ToConnectionString(), scope, cancellation));
        var invalid = LiveComparison.InvalidIndexes(live).Select(index => index.Id.QualifiedName).Order(StringComparer.Ordinal).ToValueList();
        report = report with { ServerVersions = [history.ServerVersion, live.ServerVersion] };
        // A scratch server of its own, or the local one, may be of another version.
        (history, live, var areAlike) = await database.AlikeAsync((new SchemaSpec.Target("current"), history), (new SchemaSpec.Live(), live), cancellation);
        var whole = LiveComparison.WithWholeIndexes(live);
        report = report with
        {
            IsOfOneSpelling = areAlike,
            At = ledger.Heads,
            Statements = LiveComparison.Forth(history, whole, database.Configuration).Statements.Select(statement => statement.Sql).ToValueList(),
            InvalidIndexes = invalid,
            NotModelled = live.NotModelled.Union(history.NotModelled).ToValueList(),
        };
        if (!report.HasDrift) return report;
        if (request.Adopt && report.Statements.Count > 0) return await AdoptAsync(database, request, report, history, whole, cancellation);
        return request.Repair ? await RepairAsync(database, request, report, live, history, cancellation) : report;
    }

    /// <summary>The ledger as it is, and the revisions that it names.</summary>
    private static async Task<(LedgerState Ledger, RevisionGraph Graph)> HistoryAsync(WorkspaceDatabase database, CancellationToken cancellation)
    {
        await using var source = new RunConnection((await database.AddressAsync(create: false, cancellation)).ToConnectionString(), database.Origin);
        await using var connection = await source.OpenAsync(cancellation);
        var ledger = await Ledger.ReadAsync(connection, cancellation);
        if (ledger.Version == 0) throw NoLedger(database);
        return (ledger, await LedgerHistory.AppliedAsync(ledger, database.Graph.All, connection, cancellation));
    }

    private static async Task<Database> ReplayAsync(Scratch.ScratchServer scratch, RevisionGraph graph, ValueList<string> heads, ReadScope scope, CancellationToken cancellation)
    {
        await using var replayed = await HistorySource.ReplayAsync(scratch, graph, heads, scope.Schema, cancellation);
        return await replayed.ReadAsync(scope, cancellation);
    }

    private static async Task<DriftReport> AdoptAsync(WorkspaceDatabase database, DriftRequest request, DriftReport report, Database history, Database live, CancellationToken cancellation)
    {
        var message = NewRevisionVerb.Message(request.Message ?? "adopt what was changed by hand");
        var ledger = await database.LedgerAsync(cancellation);
        if (!database.Graph.IsAtHeads(ledger!.Heads)) throw NotAtHead(database, ledger);
        var (upgrade, downgrade) = (Section(LiveComparison.Forth(history, live, database.Configuration)), Section(LiveComparison.Back(live, history, database.Configuration)));
        var revision = NewRevisionVerb.Draft(database, message, new RevisionRequest { Id = request.Id ?? RevisionId.New(), Heads = database.Graph.Heads.Count == 0 ? [] : ["head"] }) with
        {
            Upgrade = upgrade,
            Downgrade = downgrade,
            Checksum = ScriptChecksum.Of(upgrade, downgrade),
        };
        var written = NewRevisionVerb.Write(database, revision).Summary;
        var runner = new Runner((await database.AddressAsync(create: false, cancellation)).ToConnectionString(), RevisionGraph.Load([.. database.Graph.All, revision]), database.Options());
        await runner.StampAsync([revision.Id], purge: false, cancellation);
        return report with { Revision = written };
    }

    private static Script Section(Difference difference) => DifferenceSection.Write([], Autogenerate.KeepRows(difference), []);

    private static async Task<DriftReport> RepairAsync(WorkspaceDatabase database, DriftRequest request, DriftReport report, Database live, Database history, CancellationToken cancellation)
    {
        var back = LiveComparison.Back(live, history, database.Configuration);
        var address = (await database.AddressAsync(create: false, cancellation)).ToConnectionString();
        report = report with
        {
            Repair = back.Statements.Select(statement => statement.Sql).ToValueList(),
            Hazards = await RepairHazards.FindAsync(back, address, database.Configuration.Schema, cancellation),
        };
        if (!request.Yes) return report;
        if (database.Configuration.Protected && report.Hazards.Count > 0 && !request.Allowed.Contains("deletes-data")) throw Guarded(database, report);
        await new Runner(address, database.Graph, database.Options()).RepairAsync(DifferenceSection.Write([], back, []), report.At, cancellation);
        var after = await LookAsync(database, new DriftRequest { WithoutRows = request.WithoutRows }, report with { Repair = [], Hazards = [] }, cancellation);
        return report with { IsRepaired = !after.HasDrift, Remaining = after.Statements.Concat(after.InvalidIndexes).ToValueList() };
    }

    private static ExecutionException NoLedger(WorkspaceDatabase database) => new("no-ledger", $"database \"{database.Name}\" has no ledger")
    {
        Detail = "Without a ledger it has no history that it could differ from.",
        Hint = $"Run `retort adopt{database.Choice}` for a database that was there before Retort, or `retort upgrade{database.Choice}` for an empty one.",
    };

    private static ExecutionException NotAtHead(WorkspaceDatabase database, LedgerState ledger) => new("head-not-applied", $"database \"{database.Name}\" is not at the head of the revisions")
    {
        Detail = $"It is {ledger.Position}; a revision that adopts what differs would be a second head.",
        State = "Nothing was changed.",
        Hint = $"Run `retort upgrade{database.Choice}` first.",
    };

    private static ExecutionException Guarded(WorkspaceDatabase database, DriftReport report) => new("protected-database", $"database \"{database.Name}\" is protected, and the way back deletes data")
    {
        Detail = string.Join('\n', report.Hazards),
        State = "Nothing was changed.",
        Hint = $"Run `retort drift{database.Choice} --repair --yes --allow deletes-data` if that is meant.",
    };
}

using Retort.Configuration;
using Retort.Hazards.Rehearsals;
using Retort.Revisions;
using Retort.Scratch;
using Retort.Workspaces.Clones;
using Retort.Workspaces.Schemas;

namespace Retort.Workspaces.Proofs;

/// <summary><c>rehearse</c>: pending revisions on a clone with the real rows.</summary>
internal static class RehearseVerb
{
    /// <summary>Clones the database, and runs there what leads to a target.</summary>
    public static async Task<RehearseReport> RehearseAsync(this WorkspaceDatabase database, RehearseRequest request, CancellationToken cancellation)
    {
        var ledger = await database.LedgerAsync(cancellation);
        var pending = database.Graph.Upgrade(ledger?.Heads ?? [], request.Target).Select(step => step.Revision).ToList();
        var report = new RehearseReport { Database = database.Name };
        if (pending.Count == 0) return report;
        var address = await database.AddressAsync(create: false, cancellation);
        var serverMajor = (ledger?.Facts.ServerVersion ?? 0) / 10000;
        if (request.Sample is { } limit) return await SampleAsync(database, report with { ClonedBy = "sample", Sample = limit }, address, pending, cancellation);
        var own = new ScratchServer(address.ToConnectionString());
        if (await own.CopyAsync(address.Database, cancellation) is { } copy)
        {
            await using (copy) return report with { ClonedBy = "template", Revisions = await RunAsync(database, copy, pending, cancellation) };
        }
        return await database.InScratchAsync(async scratch =>
        {
            await using var clone = await scratch.CreateAsync(cancellation: cancellation);
            await DatabaseDump.CopyAsync(address, serverMajor, clone.ConnectionString, cancellation);
            return report with { ClonedBy = "pg_dump", Revisions = await RunAsync(database, clone, pending, cancellation) };
        }, cancellation);
    }

    private static Task<RehearseReport> SampleAsync(WorkspaceDatabase database, RehearseReport report, DatabaseUrl address, List<Revision> pending, CancellationToken cancellation) =>
        database.InScratchAsync(async scratch =>
        {
            await using var clone = await scratch.CreateAsync(cancellation: cancellation);
            var rows = await DatabaseSample.CopyAsync(address, clone.ConnectionString, report.Sample!.Value, cancellation);
            return report with { SampledRows = rows, Revisions = await RunAsync(database, clone, pending, cancellation) };
        }, cancellation);

    private static async Task<ValueList<RehearsedRevision>> RunAsync(WorkspaceDatabase database, ScratchDatabase clone, List<Revision> pending, CancellationToken cancellation)
    {
        var rehearsal = new Rehearsal(clone.ConnectionString, database.Configuration.Schema);
        var done = new List<RehearsedRevision>();
        foreach (var revision in pending)
        {
            done.Add(await rehearsal.RunAsync(revision, cancellation));
            if (done[^1].Failure is not null) break;
        }
        return done.ToValueList();
    }
}

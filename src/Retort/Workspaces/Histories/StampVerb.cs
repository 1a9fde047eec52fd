using Retort.Execution;
using Retort.Workspaces.Runs;

namespace Retort.Workspaces.Histories;

/// <summary><c>stamp</c>: records where a database is, without running anything.</summary>
internal static class StampVerb
{
    public static async Task<MigrationReport> StampAsync(this WorkspaceDatabase database, StampRequest request, CancellationToken cancellation)
    {
        var graph = database.Graph;
        var address = await database.AddressAsync(create: database.Url.IsLocal, cancellation);
        var run = await new Runner(address.ToConnectionString(), graph, database.Options()).StampAsync(request.Targets, request.Purge, cancellation);
        return database.Report(new MigrationRequest { Target = "" }, run);
    }
}

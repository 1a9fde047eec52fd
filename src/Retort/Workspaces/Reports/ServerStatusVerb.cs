using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Ledgers;
using Retort.Scratch;
using Retort.Server;
using Retort.Server.Branches;

namespace Retort.Workspaces.Reports;

/// <summary><c>db status</c>: the local server with its databases, their branches and heads; starts nothing.</summary>
internal static class ServerStatusVerb
{
    public static async Task<ServerStatusReport> ServerStatusAsync(this Workspace workspace, CancellationToken cancellation)
    {
        var server = workspace.Server;
        var status = await server.StatusAsync(cancellation);
        var others = new List<LocalServerStatus>();
        foreach (var version in server.Versions.Where(version => server.Composed is not null || version != server.Version)) others.Add(await server.OfVersion(version).StatusAsync(cancellation));
        return new ServerStatusReport { Server = status, Databases = await DatabasesAsync(workspace, cancellation), Others = others.ToValueList() };
    }

    private static async Task<ValueList<ServerDatabaseReport>> DatabasesAsync(Workspace workspace, CancellationToken cancellation)
    {
        if (await workspace.Server.FindRunningAsync(cancellation) is not { } running) return [];
        await using var source = new RunConnection(running.ConnectionString("postgres"));
        await using var connection = await source.OpenAsync(cancellation);
        var reports = new List<ServerDatabaseReport>();
        foreach (var one in await ServerDatabase.ReadAsync(connection, cancellation)) reports.Add(await ReportAsync(workspace, running, one, cancellation));
        return reports.ToValueList();
    }

    private static async Task<ServerDatabaseReport> ReportAsync(Workspace workspace, RunningServer running, ServerDatabase one, CancellationToken cancellation)
    {
        var mark = one.Mark;
        // A snapshot is of a branch's database, whose own mark says of which database that is a branch.
        var known = workspace.Configuration.Databases.FirstOrDefault(database => database.Url.IsLocal && (Plain(database) == one.Name || Plain(database) == mark?.Of || database.Url.Database == mark?.Of));
        return new ServerDatabaseReport
        {
            Name = one.Name,
            Size = one.Size ?? 0,
            Database = known?.Name,
            Branch = mark?.Branch ?? (known is not null && mark is null ? known.Branch?.DefaultBranch : null),
            Snapshot = mark?.Snapshot,
            Used = mark is { Snapshot: null } ? mark.Used : null,
            Heads = one.Name.StartsWith(ScratchServer.Prefix, StringComparison.Ordinal) || mark?.Snapshot is not null ? null : await HeadsAsync(running, one.Name, cancellation),
        };
    }

    private static string Plain(Configuration.DatabaseConfiguration database) => database.Branch?.PlainDatabase ?? database.Url.Database;

    private static async Task<ValueList<string>?> HeadsAsync(RunningServer running, string name, CancellationToken cancellation)
    {
        try
        {
            await using var source = new RunConnection(running.ConnectionString(name));
            await using var connection = await source.OpenAsync(cancellation);
            var ledger = await Ledger.ReadAsync(connection, cancellation);
            return ledger.Version > 0 ? ledger.Heads : null;
        }
        catch (ServerException)
        {
            return null; // closed to everybody, or dropped meanwhile
        }
    }
}

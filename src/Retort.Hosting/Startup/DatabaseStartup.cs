using Microsoft.Extensions.Logging;
using Retort.Errors;
using Retort.Hosting.Programs;
using Retort.Workspaces;
using Retort.Workspaces.Reports;
using Retort.Workspaces.Runs;

namespace Retort.Hosting.Startup;

/// <summary>What the start of a host does to one database.</summary>
internal sealed class DatabaseStartup(string name, RegisteredDatabases databases, ILogger logger)
{
    private static readonly TimeSpan longestPause = TimeSpan.FromSeconds(2);
    private readonly RetortOptions options = databases.Options(name);

    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            var database = databases.Open(name);
            switch (options.Startup)
            {
                case StartupMode.Validate: Require(await database.StatusAsync(cancellation)); break;
                case StartupMode.Wait: await WaitAsync(database, cancellation); break;
                default: await ApplyAsync(database, cancellation); break;
            }
        }
        catch (RetortException error)
        {
            StartupLog.Failed(logger, name, error.Message, error.Code, error.Detail, error.State, error.Hint);
            throw;
        }
    }

    private async Task ApplyAsync(WorkspaceDatabase database, CancellationToken cancellation)
    {
        var report = await database.MigrateAsync(new() { Target = "heads", Create = options.CreateDatabase, Observer = new RunLog(logger, name).Write }, cancellation);
        if (report.Steps.Count == 0) StartupLog.Current(logger, name, At(report.To));
        else StartupLog.Upgraded(logger, name, At(report.From), At(report.To), report.Milliseconds);
    }

    private async Task WaitAsync(WorkspaceDatabase database, CancellationToken cancellation)
    {
        var deadline = DateTimeOffset.UtcNow + options.WaitTimeout;
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < longestPause ? pause * 2 : longestPause)
        {
            var status = await ReadAsync(database, cancellation);
            if (status is { IsUpToDate: true }) break;
            if (DateTimeOffset.UtcNow + pause > deadline)
            {
                if (status is not null) Require(status);
                await database.StatusAsync(cancellation); // says why it cannot be read
            }
            if (status is not null) StartupLog.Waiting(logger, name, status.Pending.Count);
            await Task.Delay(pause, cancellation);
        }
    }

    /// <summary>Null while the server, or the database on it, is not there yet: a migrator may be about to make it.</summary>
    private static async Task<StatusReport?> ReadAsync(WorkspaceDatabase database, CancellationToken cancellation)
    {
        try
        {
            return await database.StatusAsync(cancellation);
        }
        catch (ServerException)
        {
            return null;
        }
    }

    private void Require(StatusReport status)
    {
        if (status.IsUpToDate) return;
        throw new ExecutionException("not-at-head", $"database \"{name}\" is not what this program was built for")
        {
            Detail = string.Join('\n', status.Pending.Select(one => $"pending: {one.Id}  {one.Message}").Concat(status.Edited.Select(one => $"edited after it was applied: {one.Id}  {one.Message}"))),
            State = $"It is {At(status.Current.Select(one => one.Id).ToValueList())}; nothing was changed.",
            Hint = "Run the migrator, or this program with `retort upgrade`.",
        };
    }

    private static string At(ValueList<string> heads) => heads.Count == 0 ? "at base" : $"at {string.Join(" and ", heads)}";
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Retort.Errors;
using Retort.Hosting.Programs;
using Retort.Workspaces.Reports;

namespace Retort.Hosting.Health;

/// <summary>Whether a database can be reached, is at head, and is what its revisions say: one round trip, and a comparison now and then if that was asked for.</summary>
internal sealed class DatabaseHealth(string name, RegisteredDatabases databases, DriftMemory? drift) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var database = databases.Open(name);
            var status = await database.StatusAsync(cancellationToken);
            if (status.Pending.Count > 0) return new(context.Registration.FailureStatus, $"{status.Pending.Count} pending: {string.Join(", ", status.Pending.Select(one => one.Id))}", data: Data(status));
            if (status.Edited.Count > 0) return HealthCheckResult.Degraded($"edited after they were applied: {string.Join(", ", status.Edited.Select(one => one.Id))}", data: Data(status));
            if (status.Current.Any(one => !one.IsKnown)) return HealthCheckResult.Degraded("the database is ahead of this program", data: Data(status));
            var differences = drift is null ? 0 : await drift.CountAsync(database, cancellationToken);
            return differences > 0
                ? HealthCheckResult.Degraded($"the schema has drifted: {differences} differences; `retort diff --from live --to head` shows them", data: Data(status, differences))
                : HealthCheckResult.Healthy("at head", Data(status));
        }
        catch (RetortException error)
        {
            return new(context.Registration.FailureStatus, $"{error.Message}{(error.Detail is { } detail ? $": {detail}" : "")}", error);
        }
    }

    private static Dictionary<string, object> Data(StatusReport status, int differences = 0) => new()
    {
        ["current"] = status.Current.Select(one => one.Id).ToArray(),
        ["heads"] = status.Heads.Select(one => one.Id).ToArray(),
        ["pending"] = status.Pending.Select(one => one.Id).ToArray(),
        ["edited"] = status.Edited.Select(one => one.Id).ToArray(),
        ["drift"] = differences,
    };
}

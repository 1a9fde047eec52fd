using Retort.Backups;
using Retort.Errors;
using Retort.Scratch;
using Retort.Server;

namespace Retort.Workspaces.ServerUpgrades;

/// <summary><c>db start --from VERSION</c>: brings all databases of the local server of one major version to that of another, by dump and restore.</summary>
/// <remarks>The old server is read-only meanwhile and its data stays. The databases get their names on the new one when all are there and were compared.</remarks>
internal static class ServerUpgradeVerb
{
    /// <summary>What would come along; the old server is started for it.</summary>
    public static async Task<ServerUpgradePlan> PlanServerUpgradeAsync(this Workspace workspace, int from, CancellationToken cancellation)
    {
        var (server, to) = (workspace.Server, Target(workspace, from));
        var old = await DatabasesAsync(await server.OfVersion(from).EnsureStartedAsync(cancellation), cancellation);
        var known = server.Versions.Contains(to) ? await DatabasesAsync(await server.EnsureStartedAsync(cancellation), cancellation) : [];
        return new ServerUpgradePlan { From = from, To = to, Databases = old, Replaced = known.Where(one => old.Any(other => other.Name == one.Name)).ToValueList() };
    }

    /// <summary>Does it.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="plan">What was planned.</param>
    /// <param name="removeOld">Remove the old server and its data when everything was proved equal.</param>
    /// <param name="cancellation">Ends it; the databases stay where they are.</param>
    /// <exception cref="RetortException">Something cannot be dumped, restored, or is not the same afterwards.</exception>
    public static async Task<ServerUpgradeReport> UpgradeServerAsync(this Workspace workspace, ServerUpgradePlan plan, bool removeOld, CancellationToken cancellation)
    {
        var began = workspace.Clock.GetTimestamp();
        var isNew = !workspace.Server.Versions.Contains(plan.To);
        // Nobody may change what is being compared.
        var old = workspace.Server.OfVersion(plan.From, new ServerSetting("default_transaction_read_only", "on"));
        await old.StopAsync(cancellation);
        ValueList<UpgradedDatabase> databases;
        int left;
        try
        {
            workspace.Server.IsFilledNext = true;
            var (from, to) = (await old.EnsureStartedAsync(cancellation), await workspace.Server.EnsureStartedAsync(cancellation));
            await RoleScript.RunAsync(to.Url("postgres"), await RoleScript.ReadAsync(from.Url("postgres"), plan.From, cancellation), cancellation);
            workspace.Server.TakePasswordOf(plan.From);
            to = (await workspace.Server.FindRunningAsync(cancellation))!;
            left = (await DatabaseContents.ReadAsync(from.ConnectionString("postgres"), cancellation)).Tables;
            databases = await new ServerUpgradeRun(workspace, from, to).RunAsync(plan.Databases, cancellation);
        }
        catch
        {
            // The next start finds it as it was, and not read-only.
            await old.StopAsync(CancellationToken.None);
            if (isNew) await workspace.Server.DestroyAsync(CancellationToken.None);
            throw;
        }
        // From here on the new server has everything: whatever happens to the old one, the new one stays.
        await old.StopAsync(cancellation);
        var removes = removeOld && left == 0;
        if (removes) await old.DestroyAsync(cancellation);
        return new ServerUpgradeReport
        {
            From = plan.From,
            To = plan.To,
            Databases = databases,
            LeftTables = left,
            OldData = removes ? null : workspace.Server.DataFolderOf(plan.From),
            Milliseconds = Math.Round(workspace.Clock.GetElapsedTime(began).TotalMilliseconds, 1),
        };
    }

    private static int Target(Workspace workspace, int from)
    {
        var (server, folder) = (workspace.Server, workspace.Configuration.Server.DataFolder);
        var told = workspace.Configuration.Server.MajorVersion;
        if (folder is not null) throw new ConfigurationException("no-upgrade", "a server whose folder is told has one version") { Where = [folder], Hint = "Take `server.data` out of `retort.json`, or make a backup with `retort db backup` and restore it." };
        if (server.Composed is { } container) throw new ConfigurationException("no-upgrade", "the local server is a container") { Detail = $"It is {container.Title}.", Hint = "Run `retort db start --own` to have the own one, or make backups and restore them." };
        if (!server.Versions.Contains(from))
        {
            throw new ConfigurationException("no-upgrade", $"there is no local server of PostgreSQL {from} here")
            {
                Detail = server.Versions.Count == 0 ? "There is none at all." : $"There is {string.Join(" and ", server.Versions.Select(major => $"PostgreSQL {major}"))}.",
            };
        }

        return told is { } to && to > from ? to : throw new ConfigurationException("no-upgrade", $"`retort.json` does not say to which version after {from}")
        {
            Detail = told is { } same ? $"It says {same}." : null,
            Hint = $"Write it: `\"server\": {{ \"version\": {PostgresPackage.Newest} }}`.",
        };
    }

    /// <summary>All databases but the server's own and what can be made again at any time.</summary>
    private static async Task<ValueList<LocalDatabase>> DatabasesAsync(RunningServer server, CancellationToken cancellation) => (await new ServerDatabases(server).ReadAsync(cancellation)).Databases
        .Where(one => one.Name != "postgres" && !one.Name.StartsWith(ScratchServer.Prefix, StringComparison.Ordinal) && !one.Name.StartsWith("retort_new_", StringComparison.Ordinal))
        .ToValueList();
}

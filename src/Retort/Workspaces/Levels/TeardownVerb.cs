using Retort.Backups;
using Retort.Guards;
using Retort.Server;
using Retort.Server.Compose;

namespace Retort.Workspaces.Levels;

/// <summary><c>db teardown</c>: removes databases, and with all of them the local server, its data and what is cached.</summary>
internal static class TeardownVerb
{
    /// <summary>What there is to remove.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="databases">The databases that were chosen.</param>
    /// <param name="everything">Whether that is all of them: then the local server and the workspace's folder go too.</param>
    /// <param name="cancellation">Ends the look.</param>
    public static async Task<TeardownPlan> PlanTeardownAsync(this Workspace workspace, ValueList<WorkspaceDatabase> databases, bool everything, CancellationToken cancellation)
    {
        var looks = new List<Destruction>();
        var status = everything ? await workspace.Server.StatusAsync(cancellation) : null;
        var parts = everything && workspace.Server.Composed is { } composed ? await ComposeServer.PartsAsync(composed, cancellation) : null;
        var copies = new List<TeardownCopy>();
        foreach (var database in databases)
        {
            var look = await database.LookAsync(cancellation, makes: false);
            looks.Add(look);
            if (!GoesWithServer(database, status, parts) && (look.Exists || !(look.IsRemote || look.IsProtected))) copies.AddRange(await CopiesAsync(database, look, cancellation));
        }

        return new TeardownPlan
        {
            Databases = looks.ToValueList(),
            Copies = copies.ToValueList(),
            Server = status is { IsInitialised: true } ? status : null,
            Parts = parts,
            Servers = everything ? await TeardownServers.ReadAsync(workspace.Server, cancellation) : [],
            Folder = everything ? TeardownFolder.Of(workspace.Configuration.WorkFolder) : null,
        };
    }

    /// <exception cref="Errors.RetortException">Something that has to be said was not said, or a database cannot be dropped.</exception>
    public static async Task<TeardownReport> TeardownAsync(this Workspace workspace, TeardownPlan plan, DestructionRequest request, CancellationToken cancellation)
    {
        var began = workspace.Clock.GetTimestamp();
        DestructionVerb.Check(plan.Databases, Guard.Teardown, request);
        var there = plan.Databases.Where(one => one.Exists).ToValueList();
        foreach (var one in there)
        {
            var database = workspace.Databases.First(candidate => candidate.Name == one.Database);
            if (!GoesWithServer(database, plan.Server, plan.Parts)) await CleanVerb.DropAsync((database.Configuration.DirectUrl ?? await database.ResolveAsync(cancellation)).ToConnectionString(), cancellation);
        }

        foreach (var copy in plan.Copies)
        {
            var database = workspace.Databases.First(candidate => candidate.Name == copy.Database);
            await CleanVerb.DropAsync((await database.ResolveAsync(cancellation)).WithDatabase(copy.Name).ToConnectionString(), cancellation);
        }

        if (plan.Servers.Count > 0) await RemoveServersAsync(workspace.Server, cancellation);
        var kept = plan.Folder is null ? null : RemoveFolder(plan.Folder.Path);
        return new TeardownReport
        {
            Dropped = there,
            Copies = plan.Copies,
            ServerRemoved = plan.Servers.Count > 0,
            Servers = plan.Servers,
            Folder = plan.Folder?.Path,
            KeptBackups = kept,
            Milliseconds = Math.Round(workspace.Clock.GetElapsedTime(began).TotalMilliseconds, 1),
        };
    }

    /// <summary>A container's data may be in a folder, or in a volume that is somebody else's: there each database is dropped.</summary>
    private static bool GoesWithServer(WorkspaceDatabase database, LocalServerStatus? server, ComposeParts? parts) =>
        database.Url.IsLocal && server is { IsInitialised: true } && parts is null or { Kept.Count: 0 };

    /// <summary>Other branches' databases and the snapshots of all of them.</summary>
    private static async Task<IEnumerable<TeardownCopy>> CopiesAsync(WorkspaceDatabase database, Destruction look, CancellationToken cancellation)
    {
        if (database.Url.IsLocal && !(await database.Workspace.Server.StatusAsync(cancellation)).IsInitialised) return [];
        var plain = database.Configuration.Branch?.PlainDatabase ?? database.Url.Database;
        var all = await new WorkspaceServer(database, await database.ResolveAsync(cancellation)).ReadAsync(cancellation);
        var family = all.Where(one => one.Name == plain || (one.Mark is { Snapshot: null } mark && mark.Of == plain)).Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        return all.Where(one => one.Name != look.Name && (family.Contains(one.Name) || (one.Mark is { Snapshot: not null } mark && (family.Contains(mark.Of) || mark.Of == look.Name))))
            .Select(one => new TeardownCopy(database.Name, one.Name, one.Size));
    }

    /// <summary>A workspace may have servers of several major versions, and a container.</summary>
    private static async Task RemoveServersAsync(LocalServer server, CancellationToken cancellation)
    {
        foreach (var version in server.Versions) await server.OfVersion(version).DestroyAsync(cancellation);
        if (server.Composed is not null) await server.DestroyAsync(cancellation);
    }

    /// <summary>Removes a folder save its backups; whoever tears down wants an end of the database, not of the way back.</summary>
    private static string? RemoveFolder(string folder)
    {
        foreach (var child in Directory.GetDirectories(folder).Where(child => !BackupFolder.Is(child))) Directory.Delete(child, recursive: true);
        foreach (var file in Directory.GetFiles(folder)) File.Delete(file);
        if (Directory.GetDirectories(folder) is [var backups]) return backups;
        Directory.Delete(folder);
        return null;
    }
}

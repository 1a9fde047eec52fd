using Retort.Backups;
using Retort.Guards;

namespace Retort.Workspaces;

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
        foreach (var database in databases) looks.Add(await database.LookAsync(cancellation));
        var status = everything ? await workspace.Server.StatusAsync(cancellation) : null;
        return new TeardownPlan
        {
            Databases = looks.ToValueList(),
            Server = status is { IsInitialised: true } ? status : null,
            Folder = everything && Directory.Exists(workspace.Configuration.WorkFolder) ? workspace.Configuration.WorkFolder : null,
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
            if (plan.Server is null || !database.Url.IsLocal) await CleanVerb.DropAsync((await database.SessionAddressAsync(cancellation)).ToConnectionString(), cancellation);
        }

        // A workspace may have servers of several major versions.
        while (plan.Server is not null && workspace.Server.LogFile is not null) await workspace.Server.DestroyAsync(cancellation);
        var kept = plan.Folder is null ? null : RemoveFolder(plan.Folder);
        return new TeardownReport
        {
            Dropped = there,
            ServerRemoved = plan.Server is not null,
            Folder = plan.Folder,
            KeptBackups = kept,
            Milliseconds = Math.Round(workspace.Clock.GetElapsedTime(began).TotalMilliseconds, 1),
        };
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

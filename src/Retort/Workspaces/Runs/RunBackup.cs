using Retort.Backups;
using Retort.Errors;
using Retort.Execution;
using Retort.Execution.Events;
using Retort.Workspaces.Snapshots;

namespace Retort.Workspaces.Runs;

/// <summary><c>--backup</c>: a backup beside the run, read back before the run changes anything.</summary>
/// <remarks>On the local server it is a copy of the database, which takes a fraction of the time and no pg_dump; unless somebody else is connected.</remarks>
internal static class RunBackup
{
    /// <exception cref="RetortException">There is none, and so the run does not begin.</exception>
    public static async Task TakeAsync(WorkspaceDatabase database, RunIntent intent, CancellationToken cancellation)
    {
        var began = database.Workspace.Clock.GetTimestamp();
        database.Workspace.Progress?.Report($"backing up {database.Name}");
        var taken = (database.Url.IsLocal ? await CopyAsync(database, intent, cancellation) : null) ?? await DumpAsync(database, intent, cancellation);
        intent.Publish(taken with { Duration = database.Workspace.Clock.GetElapsedTime(began) });
    }

    /// <summary>Where sessions of one's own can be had: past the pooler, if there is one.</summary>
    internal static async Task<Configuration.DatabaseUrl> SessionAddressAsync(this WorkspaceDatabase database, CancellationToken cancellation) =>
        database.Configuration.DirectUrl ?? await database.AddressAsync(create: false, cancellation);

    private static async Task<BackupTaken> DumpAsync(WorkspaceDatabase database, RunIntent intent, CancellationToken cancellation)
    {
        var backup = await new BackupRun(new BackupRequest
        {
            Url = await database.SessionAddressAsync(cancellation),
            Path = BackupFolder.NameOf(database.Workspace.Configuration.WorkFolder, database.Name, database.Workspace.Clock.GetUtcNow(), intent.State.Heads),
        }).RunAsync(cancellation);
        return new BackupTaken { Path = backup.Path, Bytes = backup.Bytes };
    }

    // A database can be copied only while nobody is connected to it, this run included.
    private static async Task<BackupTaken?> CopyAsync(WorkspaceDatabase database, RunIntent intent, CancellationToken cancellation)
    {
        var name = Path.GetFileNameWithoutExtension(BackupFolder.NameOf("", "before", database.Workspace.Clock.GetUtcNow(), intent.State.Heads));
        await intent.LeaveAsync();
        try
        {
            var saved = await database.SaveSnapshotAsync(name, force: false, cancellation);
            return new BackupTaken { Path = saved.Name, Bytes = saved.Copy!.Size, Snapshot = name };
        }
        catch (RetortException refused) when (refused.Code is "database-in-use" or "bad-snapshot-name")
        {
            return null;
        }
    }
}

using Retort.Backups;
using Retort.Execution;
using Retort.Execution.Events;

namespace Retort.Workspaces;

/// <summary><c>--backup</c>: a backup beside the run, read back before the run changes anything.</summary>
internal static class RunBackup
{
    /// <exception cref="Errors.RetortException">There is none, and so the run does not begin.</exception>
    public static async Task TakeAsync(WorkspaceDatabase database, RunIntent intent, CancellationToken cancellation)
    {
        var began = database.Workspace.Clock.GetTimestamp();
        var configuration = database.Workspace.Configuration;
        database.Workspace.Progress?.Report($"backing up {database.Name}");
        var backup = await new BackupRun(new BackupRequest
        {
            Url = await database.SessionAddressAsync(cancellation),
            Path = BackupFolder.NameOf(configuration.WorkFolder, database.Name, database.Workspace.Clock.GetUtcNow(), intent.State.Heads),
        }).RunAsync(cancellation);
        intent.Publish(new BackupTaken { Path = backup.Path, Bytes = backup.Bytes, Duration = database.Workspace.Clock.GetElapsedTime(began) });
    }

    /// <summary>Where sessions of one's own can be had: past the pooler, if there is one.</summary>
    internal static async Task<Configuration.DatabaseUrl> SessionAddressAsync(this WorkspaceDatabase database, CancellationToken cancellation) =>
        database.Configuration.DirectUrl ?? await database.AddressAsync(create: false, cancellation);
}

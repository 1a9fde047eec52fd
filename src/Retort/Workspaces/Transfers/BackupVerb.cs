using Retort.Backups;
using Retort.Workspaces.Runs;

namespace Retort.Workspaces.Transfers;

/// <summary><c>db backup</c>: a backup of one database in a file.</summary>
internal static class BackupVerb
{
    /// <param name="database">The database.</param>
    /// <param name="path">The file; null makes a name in the workspace's folder.</param>
    /// <param name="jobs">How many sessions write it.</param>
    /// <param name="schemaOnly">Leave the rows out.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Ends it; nothing is left behind.</param>
    public static async Task<BackupReport> BackupAsync(
        this WorkspaceDatabase database, string? path, int jobs, bool schemaOnly, Action<TransferProgress>? progress, CancellationToken cancellation)
    {
        var clock = database.Workspace.Clock;
        var began = clock.GetTimestamp();
        var heads = path is null ? (await database.LedgerAsync(cancellation))?.Heads ?? [] : [];
        var backup = await new BackupRun(new BackupRequest
        {
            Url = await database.SessionAddressAsync(cancellation),
            Path = path ?? BackupFolder.NameOf(database.Workspace.Configuration.WorkFolder, database.Name, clock.GetUtcNow(), heads),
            Jobs = jobs,
            SchemaOnly = schemaOnly,
            Counts = true,
            Progress = progress,
        }).RunAsync(cancellation);
        return new BackupReport
        {
            Database = database.Name,
            Url = database.Url.Display,
            Path = backup.Path,
            Bytes = backup.Bytes,
            Tables = backup.Contents.OwnTables,
            Rows = schemaOnly ? null : backup.Counts.Where(count => count.Schema != "retort").Sum(count => count.Rows),
            Milliseconds = Math.Round(clock.GetElapsedTime(began).TotalMilliseconds, 1),
        };
    }
}

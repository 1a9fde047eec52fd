using System.CommandLine;
using Retort.Backups;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Guards;
using Retort.Workspaces;
using Retort.Workspaces.Levels;
using Retort.Workspaces.Transfers;

namespace Retort.Cli.Commands;

/// <summary><c>retort db restore</c>.</summary>
internal sealed class DbRestoreCommand : Verb
{
    private readonly Argument<string> file = new("file") { Description = "Backup to restore: a file, or the folder of a parallel one" };
    private readonly TransferOptions transfer = new("Sessions that write the database");
    private readonly DestructionOptions destruction = new(Guard.Restore);

    public DbRestoreCommand()
        : base("restore", "Make a database hold what a backup holds")
    {
        Arguments.Add(file);
        transfer.AddTo(this);
        destruction.AddTo(this);
    }

    public override ValueList<string> Examples => ["retort db restore app.dump", "retort db restore -d auth .retort/backups/auth_20261120T091244Z_c41b07.dump --jobs 4 --yes"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var database = invocation.One();
        var path = Path.GetFullPath(invocation.Value(file)!, invocation.Folder);
        if (!Path.Exists(path)) throw RestoreRun.Missing(path);
        var request = await destruction.ConfirmAsync(invocation, "This is replaced", [await database.LookAsync(invocation.Cancellation)]);
        using var line = new ProgressLine(invocation.Terminal);
        var restore = new RestoreRequest
        {
            Url = database.Url,
            Path = path,
            Jobs = transfer.Jobs(invocation),
            SchemaOnly = transfer.SchemaOnly(invocation),
            Progress = next => line.Show(TransferText.Of($"Restoring {database.Name}", next)),
        };
        var report = await database.RestoreAsync(restore, request, invocation.Cancellation);
        line.Clear();
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else TransferText.Write(invocation.Terminal, report);
        return ExitCode.Done;
    }
}

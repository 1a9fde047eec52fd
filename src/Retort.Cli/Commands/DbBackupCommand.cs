using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Transfers;

namespace Retort.Cli.Commands;

/// <summary><c>retort db backup</c>.</summary>
internal sealed class DbBackupCommand : Verb
{
    private readonly Argument<string> file = new("file") { Description = "File to write [default: .retort/backups/NAME_TIME_REVISION.dump]", Arity = ArgumentArity.ZeroOrOne };
    private readonly TransferOptions transfer = new("Sessions that write it; more than one makes a folder");

    public DbBackupCommand()
        : base("backup", "Back databases up with pg_dump, and read the backup back")
    {
        Arguments.Add(file);
        transfer.AddTo(this);
    }

    public override ValueList<string> Examples => ["retort db backup", "retort db backup -d auth auth.dump", "retort db backup --jobs 4 --schema-only"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var path = invocation.Value(file) is { } told ? Path.GetFullPath(told, invocation.Folder) : null;
        var reports = new List<BackupReport>();
        foreach (var database in path is null ? invocation.All() : [invocation.One()])
        {
            using var line = new ProgressLine(invocation.Terminal);
            var report = await database.BackupAsync(path, transfer.Jobs(invocation), transfer.SchemaOnly(invocation), next => line.Show(TransferText.Of($"Backing up {database.Name}", next)), invocation.Cancellation);
            line.Clear();
            if (!invocation.IsJson) TransferText.Write(invocation.Terminal, report);
            reports.Add(report);
        }

        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        return ExitCode.Done;
    }
}

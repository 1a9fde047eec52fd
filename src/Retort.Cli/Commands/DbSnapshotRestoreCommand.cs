using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Guards;
using Retort.Workspaces.Levels;
using Retort.Workspaces.Snapshots;

namespace Retort.Cli.Commands;

/// <summary><c>retort db snapshot restore</c>.</summary>
internal sealed class DbSnapshotRestoreCommand : Verb
{
    private readonly Argument<string> name = new("name") { Description = "What it is called" };
    private readonly Option<bool> force = new("--force") { Description = "Cut the connections that are in the way" };
    private readonly DestructionOptions destruction = new(Guard.Restore);

    public DbSnapshotRestoreCommand()
        : base("restore", "Put a copy of what was saved in the database's place")
    {
        Arguments.Add(name);
        Options.Add(force);
        destruction.AddTo(this);
    }

    public override ValueList<string> Examples => ["retort db snapshot restore before-merge", "retort db snapshot restore monday -d auth --yes"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var databases = invocation.All();
        var destructions = new List<Destruction>();
        foreach (var database in databases)
        {
            await database.FindSnapshotAsync(invocation.Value(name)!, invocation.Cancellation);
            destructions.Add(await database.LookAsync(invocation.Cancellation, makes: false));
        }

        var request = await destruction.ConfirmAsync(invocation, $"This is replaced by what was saved as {invocation.Value(name)}", destructions, command: SnapshotVerbs.RestoreCommand(invocation.Value(name)!));
        var reports = new List<SnapshotReport>();
        foreach (var database in databases) reports.Add(await database.RestoreSnapshotAsync(invocation.Value(name)!, invocation.Value(force), request, invocation.Cancellation));
        SnapshotText.Write(invocation, "Restored", reports);
        return ExitCode.Done;
    }
}

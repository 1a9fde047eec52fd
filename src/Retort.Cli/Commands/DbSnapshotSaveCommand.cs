using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces.Snapshots;

namespace Retort.Cli.Commands;

/// <summary><c>retort db snapshot save</c>.</summary>
internal sealed class DbSnapshotSaveCommand : Verb
{
    private readonly Argument<string> name = new("name") { Description = "What to call it" };
    private readonly Option<bool> force = new("--force") { Description = "Cut the connections that are in the way" };

    public DbSnapshotSaveCommand()
        : base("save", "Copy a database with all its rows")
    {
        Arguments.Add(name);
        Options.Add(force);
    }

    public override ValueList<string> Examples => ["retort db snapshot save before-merge", "retort db snapshot save monday -d auth --force"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = new List<SnapshotReport>();
        foreach (var database in invocation.All()) reports.Add(await database.SaveSnapshotAsync(invocation.Value(name)!, invocation.Value(force), invocation.Cancellation));
        SnapshotText.Write(invocation, "Saved", reports);
        return ExitCode.Done;
    }
}

using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces.Snapshots;

namespace Retort.Cli.Commands;

/// <summary><c>retort db snapshot delete</c>.</summary>
internal sealed class DbSnapshotDeleteCommand : Verb
{
    private readonly Argument<string> name = new("name") { Description = "What it is called" };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask" };

    public DbSnapshotDeleteCommand()
        : base("delete", "Drop what was saved")
    {
        Arguments.Add(name);
        Options.Add(yes);
    }

    public override ValueList<string> Examples => ["retort db snapshot delete before-merge", "retort db snapshot delete monday -d auth --yes"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var found = new List<SnapshotReport>();
        foreach (var database in invocation.All()) found.Add(await database.FindSnapshotAsync(invocation.Value(name)!, invocation.Cancellation));
        await Consent.AskAsync(invocation, invocation.Value(yes), $"Drop {string.Join(" and ", found.Select(one => $"{one.Name}{(one.Size is { } size ? $" ({SizeText.Of(size)})" : "")}"))} with all rows in it");
        var reports = new List<SnapshotReport>();
        foreach (var database in invocation.All()) reports.Add(await database.DeleteSnapshotAsync(invocation.Value(name)!, invocation.Cancellation));
        SnapshotText.Write(invocation, "Dropped", reports);
        return ExitCode.Done;
    }
}

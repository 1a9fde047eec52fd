using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces.Snapshots;

namespace Retort.Cli.Commands;

/// <summary><c>retort db snapshot list</c>.</summary>
internal sealed class DbSnapshotListCommand() : Verb("list", "List what was saved")
{
    public override ValueList<string> Examples => ["retort db snapshot list", "retort db snapshot list -d auth --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = new List<SnapshotReport>();
        foreach (var database in invocation.All()) reports.AddRange(await database.SnapshotsAsync(invocation.Cancellation));
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else SnapshotText.WriteList(invocation.Terminal, reports);
        return ExitCode.Done;
    }
}

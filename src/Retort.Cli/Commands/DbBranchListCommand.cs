using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces.Branches;

namespace Retort.Cli.Commands;

/// <summary><c>retort db branch list</c>.</summary>
internal sealed class DbBranchListCommand() : Verb("list", "List the databases of the branches: size, last use, distance from here")
{
    public override ValueList<string> Examples => ["retort db branch list", "retort db branch list -d auth --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = new List<BranchListReport>();
        foreach (var database in BranchDatabases.Of(invocation)) reports.Add(await database.BranchesAsync(invocation.Cancellation));
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else BranchListText.Write(invocation.Terminal, reports);
        return ExitCode.Done;
    }
}

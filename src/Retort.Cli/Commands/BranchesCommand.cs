using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Reports;

namespace Retort.Cli.Commands;

/// <summary><c>retort branches</c>.</summary>
internal sealed class BranchesCommand(string name, string description) : Verb(name, description)
{
    public override ValueList<string> Examples => ["retort branches", "retort branches -d catalog --json"];

    public override Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = invocation.All().Select(database => database.Branches()).ToValueList();
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports);
        else BranchesText.Write(invocation.Terminal, reports);
        return Task.FromResult(ExitCode.Done);
    }
}

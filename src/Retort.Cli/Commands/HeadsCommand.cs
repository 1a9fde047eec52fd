using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Reports;

namespace Retort.Cli.Commands;

/// <summary><c>retort heads</c>.</summary>
internal sealed class HeadsCommand(string name, string description) : Verb(name, description)
{
    public override ValueList<string> Examples => ["retort heads", "retort heads -d auth -v"];

    public override Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = invocation.All().Select(database => database.Heads()).ToValueList();
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports);
        else HistoryText.Write(invocation.Terminal, reports, graph: false, invocation.IsVerbose);
        return Task.FromResult(ExitCode.Done);
    }
}

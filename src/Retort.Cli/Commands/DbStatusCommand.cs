using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Reports;

namespace Retort.Cli.Commands;

/// <summary><c>retort db status</c>.</summary>
internal sealed class DbStatusCommand() : Verb("status", "Show the local server and its databases: whose they are, and at which revision")
{
    public override ValueList<string> Examples => ["retort db status", "retort db status --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var status = await invocation.Workspace.ServerStatusAsync(invocation.Cancellation);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [status]);
        else ServerText.Write(invocation.Terminal, status);
        return ExitCode.Done;
    }
}

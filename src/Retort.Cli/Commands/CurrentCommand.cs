using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Reports;

namespace Retort.Cli.Commands;

/// <summary><c>retort current</c>.</summary>
internal sealed class CurrentCommand(string name, string description) : Verb(name, description)
{
    public override ValueList<string> Examples => ["retort current", "retort current -d auth", "retort current --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = new List<CurrentReport>();
        foreach (var database in invocation.All()) reports.Add(await database.CurrentAsync(invocation.Cancellation));
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else CurrentText.Write(invocation.Terminal, reports);
        return ExitCode.Done;
    }
}

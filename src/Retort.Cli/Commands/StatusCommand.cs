using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Reports;

namespace Retort.Cli.Commands;

/// <summary><c>retort status</c>.</summary>
internal sealed class StatusCommand : Verb
{
    private readonly Option<bool> exitCode = new("--exit-code") { Description = "Exit with 3 when something is pending or was edited" };

    public StatusCommand(string name, string description)
        : base(name, description) => Options.Add(exitCode);

    public override ValueList<string> Examples => ["retort status", "retort status -d auth --exit-code", "retort status --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = new List<StatusReport>();
        foreach (var database in invocation.All()) reports.Add(await database.StatusAsync(invocation.Cancellation));
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else StatusText.Write(invocation.Terminal, reports);
        return invocation.Value(exitCode) && reports.Any(report => !report.IsUpToDate) ? ExitCode.CheckSaysNo : ExitCode.Done;
    }
}

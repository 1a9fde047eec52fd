using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;

namespace Retort.Cli.Commands;

/// <summary><c>retort check</c>.</summary>
internal sealed class CheckCommand(string name, string description) : Verb(name, description)
{
    public override ValueList<string> Examples => ["retort check", "retort check -d catalog", "retort check --json > check.json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = new List<CheckReport>();
        foreach (var database in invocation.All()) reports.Add(await database.CheckAsync(invocation.Cancellation));
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else CheckText.Write(invocation.Terminal, reports);
        return reports.Any(report => report.Findings.Count > 0) ? ExitCode.CheckSaysNo : ExitCode.Done;
    }
}

using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Checks;

namespace Retort.Cli.Commands;

/// <summary><c>retort check</c>.</summary>
internal sealed class CheckCommand : Verb
{
    private readonly Option<bool> conventions = new("--conventions") { Description = "Look also for missing keys, indexes of foreign keys and timestamps, odd names, random keys, archived rows in unique indexes, unchecked enums" };

    public CheckCommand(string name, string description)
        : base(name, description) => Options.Add(conventions);

    public override ValueList<string> Examples => ["retort check", "retort check -d catalog --conventions", "retort check --json > check.json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = new List<CheckReport>();
        foreach (var database in invocation.All())
        {
            var report = await database.CheckAsync(invocation.Cancellation);
            reports.Add(invocation.Value(conventions) && report.Skipped is null ? report with { Findings = [.. report.Findings, .. await database.ConventionsAsync(invocation.Cancellation)] } : report);
        }
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else CheckText.Write(invocation.Terminal, reports);
        return reports.Any(report => report.Findings.Count > 0) ? ExitCode.CheckSaysNo : ExitCode.Done;
    }
}

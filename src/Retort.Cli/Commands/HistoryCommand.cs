using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Reports;
using Retort.Workspaces.Schemas;

namespace Retort.Cli.Commands;

/// <summary><c>retort history</c>.</summary>
internal sealed class HistoryCommand : Verb
{
    private readonly Option<string> range = new("--rev-range", "-r") { HelpName = "a:b", Description = "Only from <a> to <b>, e.g. `base:ae10`, `ae10:`, `-3:current`" };
    private readonly Option<bool> current = new("--indicate-current", "-i") { Description = "Ask the database and mark where it is" };
    private readonly Option<bool> graph = new("--graph") { Description = "Draw the graph" };

    public HistoryCommand(string name, string description)
        : base(name, description)
    {
        foreach (var option in (Option[])[range, current, graph]) Options.Add(option);
    }

    public override ValueList<string> Examples => ["retort history", "retort history -r base:ae10f2 -v", "retort history --graph -i"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var request = new HistoryRequest { Range = invocation.Value(range), IndicateCurrent = invocation.Value(current) };
        var reports = new List<RevisionListReport>();
        foreach (var database in invocation.All()) reports.Add(await database.HistoryAsync(request, invocation.Cancellation));
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else HistoryText.Write(invocation.Terminal, reports, invocation.Value(graph), invocation.IsVerbose);
        return ExitCode.Done;
    }
}

using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;

namespace Retort.Cli.Commands;

/// <summary><c>retort rehearse</c>.</summary>
internal sealed class RehearseCommand : Verb
{
    private readonly Argument<string> target = new("target") { Arity = ArgumentArity.ZeroOrOne, Description = "Revision to go to, e.g. `head`, `+1`, `ae10` [default: heads]" };

    public RehearseCommand(string name, string description)
        : base(name, description) => Arguments.Add(target);

    public override ValueList<string> Examples => ["retort rehearse", "retort rehearse +1 -d auth", "retort rehearse --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = new List<RehearseReport>();
        foreach (var database in invocation.All()) reports.Add(await database.RehearseAsync(invocation.Value(target) ?? "heads", invocation.Cancellation));
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else RehearseText.Write(invocation.Terminal, reports);
        return reports.All(report => report.Succeeded) ? ExitCode.Done : ExitCode.CheckSaysNo;
    }
}

using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;

namespace Retort.Cli.Commands;

/// <summary><c>retort lint</c>.</summary>
internal sealed class LintCommand : Verb
{
    private readonly Argument<string> range = new("range") { Arity = ArgumentArity.ZeroOrOne, Description = "Revisions, e.g. `head`, `-1:`, `ae10:head` [default: all]" };

    public LintCommand(string name, string description)
        : base(name, description) => Arguments.Add(range);

    public override ValueList<string> Examples => ["retort lint", "retort lint -1: -d auth", "retort lint head --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = new List<LintReport>();
        foreach (var database in invocation.All()) reports.Add(await database.LintAsync(invocation.Value(range), invocation.Cancellation));
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else LintText.Write(invocation.Terminal, reports, invocation.IsVerbose);
        return reports.Any(report => report.HasFindings) ? ExitCode.CheckSaysNo : ExitCode.Done;
    }
}

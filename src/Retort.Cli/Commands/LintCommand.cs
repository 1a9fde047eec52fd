using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Proofs;

namespace Retort.Cli.Commands;

/// <summary><c>retort lint</c>.</summary>
internal sealed class LintCommand : Verb
{
    private readonly Argument<string> range = new("range") { Arity = ArgumentArity.ZeroOrOne, Description = "Revisions, e.g. `head`, `-1:`, `ae10:head` [default: all]" };

    private readonly Option<bool> live = new("--live") { Description = "Let sizes, rows and traffic of the real database weigh in" };

    public LintCommand(string name, string description)
        : base(name, description)
    {
        Arguments.Add(range);
        Options.Add(live);
    }

    public override ValueList<string> Examples => ["retort lint", "retort lint -1: -d auth --live", "retort lint head --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = new List<LintReport>();
        foreach (var database in invocation.All()) reports.Add(await database.LintAsync(invocation.Value(range), invocation.Value(live), invocation.Cancellation));
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else LintText.Write(invocation.Terminal, reports, invocation.IsVerbose);
        return reports.Any(report => report.HasFindings) ? ExitCode.CheckSaysNo : ExitCode.Done;
    }
}

using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Proofs;

namespace Retort.Cli.Commands;

/// <summary><c>retort verify</c>.</summary>
internal sealed class VerifyCommand : Verb
{
    private readonly Argument<string> range = new("range") { Arity = ArgumentArity.ZeroOrOne, Description = "Revisions, e.g. `head`, `-1:`, `ae10:head` [default: all]" };
    private readonly Option<bool> data = new("--data") { Description = "Fill the tables with generated rows first" };

    public VerifyCommand(string name, string description)
        : base(name, description)
    {
        Arguments.Add(range);
        Options.Add(data);
    }

    public override ValueList<string> Examples => ["retort verify", "retort verify -1: --data", "retort verify head -d auth --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var request = new VerifyRequest { Range = invocation.Value(range), Data = invocation.Value(data) };
        var reports = new List<VerifyReport>();
        foreach (var database in invocation.All()) reports.Add(await database.VerifyAsync(request, invocation.Cancellation));
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else VerifyText.Write(invocation.Terminal, reports, invocation.IsVerbose);
        return reports.All(report => report.IsProved) ? ExitCode.Done : ExitCode.CheckSaysNo;
    }
}

using System.CommandLine;
using System.Globalization;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Proofs;

namespace Retort.Cli.Commands;

/// <summary><c>retort rehearse</c>.</summary>
internal sealed class RehearseCommand : Verb
{
    private readonly Argument<string> target = new("target") { Arity = ArgumentArity.ZeroOrOne, Description = "Revision to go to, e.g. `head`, `+1`, `ae10` [default: heads]" };

    private readonly Option<int?> sample = new("--sample") { HelpName = "rows", Description = "Copy only so many rows of each table, and those that they refer to" };

    public RehearseCommand(string name, string description)
        : base(name, description)
    {
        Arguments.Add(target);
        Options.Add(sample);
        sample.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var told }] && int.TryParse(told, CultureInfo.InvariantCulture, out var rows) && rows < 1) result.AddError($"a sample needs at least one row of each table, not {told}");
        });
    }

    public override ValueList<string> Examples => ["retort rehearse", "retort rehearse +1 -d auth", "retort rehearse --sample 10000 --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var request = new RehearseRequest { Target = invocation.Value(target) ?? "heads", Sample = invocation.Value(sample) };
        var reports = new List<RehearseReport>();
        foreach (var database in invocation.All()) reports.Add(await database.RehearseAsync(request, invocation.Cancellation));
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        else RehearseText.Write(invocation.Terminal, reports);
        return reports.All(report => report.Succeeded) ? ExitCode.Done : ExitCode.CheckSaysNo;
    }
}

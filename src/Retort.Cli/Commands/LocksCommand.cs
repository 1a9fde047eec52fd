using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Reports;

namespace Retort.Cli.Commands;

/// <summary><c>retort locks</c>.</summary>
internal sealed class LocksCommand : Verb
{
    private readonly Argument<string> table = new("table") { Description = "Look at one table, e.g. `shop.orders`", Arity = ArgumentArity.ZeroOrOne };

    public LocksCommand(string name, string description)
        : base(name, description) => Arguments.Add(table);

    public override ValueList<string> Examples => ["retort locks", "retort locks shop.orders -d catalog"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var report = await invocation.One().LocksAsync(invocation.Value(table), invocation.Cancellation);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else LocksText.Write(invocation.Terminal, report);
        return ExitCode.Done;
    }
}

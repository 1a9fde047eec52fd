using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;

namespace Retort.Cli.Commands;

/// <summary><c>retort show</c>.</summary>
internal sealed class ShowCommand : Verb
{
    private readonly Argument<string> revision = new("revision") { Description = "Revision to show, e.g. `ae10f2`, `head` [default: head]", Arity = ArgumentArity.ZeroOrOne };

    public ShowCommand(string name, string description)
        : base(name, description) => Arguments.Add(revision);

    public override ValueList<string> Examples => ["retort show", "retort show 9d22e1", "retort show -d auth head --json"];

    public override Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = invocation.Workspace.Show(invocation.Value(revision) ?? "head");
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports);
        else RevisionText.Write(invocation.Terminal, reports);
        return Task.FromResult(ExitCode.Done);
    }
}

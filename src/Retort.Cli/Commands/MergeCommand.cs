using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Writing;

namespace Retort.Cli.Commands;

/// <summary><c>retort merge</c>.</summary>
internal sealed class MergeCommand : Verb
{
    private readonly Argument<string[]> revisions = new("revision") { Description = "Revisions to join [default: heads]", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> message = new("--message", "-m") { HelpName = "text", Description = "What it joins, in one line" };
    private readonly Option<string[]> label = new("--branch-label") { HelpName = "label", Description = "Name of the branch that begins here" };
    private readonly Option<string> id = new("--rev-id") { HelpName = "id", Description = "Its id, instead of a random one" };

    public MergeCommand(string name, string description)
        : base(name, description)
    {
        Arguments.Add(revisions);
        foreach (var option in (Option[])[message, label, id]) Options.Add(option);
    }

    public override ValueList<string> Examples => ["retort merge heads", "retort merge 9d22e1 c41b07 -m \"join billing and orders\""];

    public override Task<ExitCode> RunAsync(Invocation invocation)
    {
        var request = new MergeRequest
        {
            Revisions = (invocation.Value(revisions) ?? []).ToValueList(),
            Message = invocation.Value(message),
            Labels = (invocation.Value(label) ?? []).ToValueList(),
            Id = invocation.Value(id),
        };
        var report = invocation.One().Merge(request);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else NewRevisionText.Write(invocation.Terminal, report, invocation.IsVerbose);
        return Task.FromResult(ExitCode.Done);
    }
}

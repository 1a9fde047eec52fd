using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Histories;

namespace Retort.Cli.Commands;

/// <summary><c>retort squash</c>.</summary>
internal sealed class SquashCommand : Verb
{
    private readonly Argument<string> target = new("revision") { Description = "The last revision that is replaced, e.g. `9d22e1`, `head`" };
    private readonly Option<string> message = new("--message", "-m") { HelpName = "text", Description = "What it is, in one line" };
    private readonly Option<string> id = new("--rev-id") { HelpName = "id", Description = "Its id, instead of a random one" };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Prove that it can be done, and write nothing" };

    public SquashCommand(string name, string description)
        : base(name, description)
    {
        Arguments.Add(target);
        foreach (var option in (Option[])[message, id, dryRun]) Options.Add(option);
    }

    public override ValueList<string> Examples => ["retort squash 9d22e1", "retort squash head --dry-run -v", "retort squash -d auth 9d22e1 -m \"the schema of 2025\""];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var request = new SquashRequest { Target = invocation.Value(target)!, Message = invocation.Value(message), Id = invocation.Value(id), IsDryRun = invocation.Value(dryRun) };
        var report = await invocation.One().SquashAsync(request, invocation.Cancellation);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else SquashText.Write(invocation.Terminal, report, invocation.IsVerbose);
        return ExitCode.Done;
    }
}

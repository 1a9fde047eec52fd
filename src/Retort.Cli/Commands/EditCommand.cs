using System.CommandLine;
using Retort.Cli.Parsing;
using Retort.Workspaces;

namespace Retort.Cli.Commands;

/// <summary><c>retort edit</c>.</summary>
internal sealed class EditCommand : Verb
{
    private readonly Argument<string> revision = new("revision") { Description = "Revision to edit [default: head]", Arity = ArgumentArity.ZeroOrOne };

    public EditCommand(string name, string description)
        : base(name, description) => Arguments.Add(revision);

    public override ValueList<string> Examples => ["retort edit", "retort edit 9d22e1"];

    public override bool HasJson => false;

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var path = invocation.One().PathOf(invocation.Value(revision) ?? "head");
        var editor = invocation.Terminal.Environment("VISUAL") ?? invocation.Terminal.Environment("EDITOR");
        if (!invocation.Terminal.IsInteractive || editor is null)
        {
            invocation.Terminal.Line(path); // so that a script can open it
            return ExitCode.Done;
        }

        return await ForegroundProcess.RunAsync("/bin/sh", ["-c", editor + " \"$1\"", "sh", path], invocation.Cancellation) == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}

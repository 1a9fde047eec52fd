using System.CommandLine;
using Retort.Cli.Parsing;
using Retort.Workspaces;
using Retort.Workspaces.Reports;

namespace Retort.Cli.Commands;

/// <summary><c>retort edit</c>.</summary>
internal sealed class EditCommand : Verb
{
    private readonly Argument<string> revision = new("revision") { Description = "Revision to edit [default: head]", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<bool> newId = new("--new-id") { Description = "Give a file another id, when two have the same: <revision> is its path" };
    private readonly Option<string> id = new("--rev-id") { HelpName = "id", Description = "That id, instead of a random one" };

    public EditCommand(string name, string description)
        : base(name, description)
    {
        Arguments.Add(revision);
        Options.Add(newId);
        Options.Add(id);
    }

    public override ValueList<string> Examples => ["retort edit", "retort edit 9d22e1", "retort edit migrations/copy.sql --new-id"];

    public override bool HasJson => false;

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        if (invocation.Value(newId)) return GiveNewId(invocation);
        if (invocation.Value(id) is not null) throw new UsageException("`--rev-id` is for `--new-id`");
        var path = invocation.One().PathOf(invocation.Value(revision) ?? "head");
        var editor = invocation.Terminal.Environment("VISUAL") ?? invocation.Terminal.Environment("EDITOR");
        if (!invocation.Terminal.IsInteractive || editor is null)
        {
            invocation.Terminal.Line(path); // so that a script can open it
            return ExitCode.Done;
        }

        return await ForegroundProcess.RunAsync("/bin/sh", ["-c", editor + " \"$1\"", "sh", path], invocation.Cancellation) == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private ExitCode GiveNewId(Invocation invocation)
    {
        var file = invocation.Value(revision) ?? throw new UsageException("`--new-id` needs the path of a file") { Hint = "`retort edit migrations/copy.sql --new-id`" };
        var report = invocation.One().GiveNewId(file, invocation.Value(id));
        invocation.Terminal.Note($"It is revision {invocation.Terminal.ErrorColors.Accent(report.Revision.Id)} now");
        invocation.Terminal.Line(report.Revision.Path!);
        return ExitCode.Done;
    }
}

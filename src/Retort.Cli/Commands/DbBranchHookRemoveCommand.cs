using Retort.Cli.Parsing;
using Retort.Workspaces.Branches;

namespace Retort.Cli.Commands;

/// <summary><c>retort db branch hook remove</c>.</summary>
internal sealed class DbBranchHookRemoveCommand() : Verb("remove", "Remove the post-checkout hook that retort wrote")
{
    public override ValueList<string> Examples => ["retort db branch hook remove", "retort db branch hook remove -q"];

    public override bool HasJson => false;

    public override Task<ExitCode> RunAsync(Invocation invocation)
    {
        invocation.Terminal.Note(invocation.Workspace.RemoveHook() is { } path ? $"Removed {invocation.Terminal.ErrorColors.Accent(path)}" : "There is no hook to remove");
        return Task.FromResult(ExitCode.Done);
    }
}

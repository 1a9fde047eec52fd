using Retort.Cli.Parsing;
using Retort.Workspaces.Branches;

namespace Retort.Cli.Commands;

/// <summary><c>retort db branch hook install</c>.</summary>
internal sealed class DbBranchHookInstallCommand() : Verb("install", "Write a post-checkout hook; another one that is there is left alone")
{
    public override ValueList<string> Examples => ["retort db branch hook install", "retort db branch hook install -C services/shop"];

    public override bool HasJson => false;

    public override Task<ExitCode> RunAsync(Invocation invocation)
    {
        var path = invocation.Workspace.InstallHook(Command());
        invocation.Terminal.Note($"Wrote {invocation.Terminal.ErrorColors.Accent(path)}");
        return Task.FromResult(ExitCode.Done);
    }

    /// <summary>How this process was started: hooks are this machine's own, so paths will do.</summary>
    private static string[] Command()
    {
        var program = Environment.ProcessPath ?? "retort";
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return isHost ? [program, "exec", Path.Combine(AppContext.BaseDirectory, "Retort.Cli.dll")] : [program];
    }
}

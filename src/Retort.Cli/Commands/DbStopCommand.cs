using Retort.Cli.Parsing;

namespace Retort.Cli.Commands;

/// <summary><c>retort db stop</c>.</summary>
internal sealed class DbStopCommand() : Verb("stop", "Stop the local server; its data stays")
{
    public override ValueList<string> Examples => ["retort db stop", "retort db stop -C ../other"];

    public override bool HasJson => false;

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var stopped = await invocation.Workspace.Server.StopAllAsync(invocation.Cancellation);
        invocation.Terminal.Report(stopped ? "Stopped the local server" : "The local server does not run");
        return ExitCode.Done;
    }
}

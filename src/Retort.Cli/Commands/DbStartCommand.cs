using Retort.Cli.Output;
using Retort.Cli.Parsing;

namespace Retort.Cli.Commands;

/// <summary><c>retort db start</c>.</summary>
internal sealed class DbStartCommand() : Verb("start", "Start the local server; the first start makes it")
{
    public override ValueList<string> Examples => ["retort db start", "retort db start --json"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        await invocation.Workspace.Server.EnsureStartedAsync(invocation.Cancellation);
        var status = await invocation.Workspace.Server.StatusAsync(invocation.Cancellation);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [status]);
        else invocation.Terminal.Report($"PostgreSQL {status.Version} runs at {invocation.Terminal.Colors.Accent(status.Address!)}");
        return ExitCode.Done;
    }
}

using System.CommandLine;
using Retort.Cli.Parsing;
using Retort.Server.Compose;

namespace Retort.Cli.Commands;

/// <summary><c>retort db logs</c>.</summary>
internal sealed class DbLogsCommand : Verb
{
    private readonly Option<int> lines = new("--lines", "-n") { HelpName = "n", Description = "How many lines [default: 50]", DefaultValueFactory = _ => 50 };

    public DbLogsCommand()
        : base("logs", "Show the end of the local server's log") => Options.Add(lines);

    public override ValueList<string> Examples => ["retort db logs", "retort db logs -n 200"];

    public override bool HasJson => false;

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var count = Math.Max(0, invocation.Value(lines));
        var server = invocation.Workspace.Server;
        foreach (var line in server.Composed is { } state ? await ComposeServer.ReadLogAsync(state, count, invocation.Cancellation) : server.ReadLog(count)) invocation.Terminal.Line(line);
        return ExitCode.Done;
    }
}

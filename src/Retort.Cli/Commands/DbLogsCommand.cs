using System.CommandLine;
using Retort.Cli.Parsing;

namespace Retort.Cli.Commands;

/// <summary><c>retort db logs</c>.</summary>
internal sealed class DbLogsCommand : Verb
{
    private readonly Option<int> lines = new("--lines", "-n") { HelpName = "n", Description = "How many lines [default: 50]", DefaultValueFactory = _ => 50 };

    public DbLogsCommand()
        : base("logs", "Show the end of the local server's log") => Options.Add(lines);

    public override ValueList<string> Examples => ["retort db logs", "retort db logs -n 200"];

    public override bool HasJson => false;

    public override Task<ExitCode> RunAsync(Invocation invocation)
    {
        foreach (var line in invocation.Workspace.Server.ReadLog(Math.Max(0, invocation.Value(lines)))) invocation.Terminal.Line(line);
        return Task.FromResult(ExitCode.Done);
    }
}

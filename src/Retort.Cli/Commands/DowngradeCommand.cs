using System.CommandLine;
using Retort.Cli.Parsing;
using Retort.Workspaces;

namespace Retort.Cli.Commands;

/// <summary><c>retort downgrade</c>.</summary>
internal sealed class DowngradeCommand : Verb
{
    private readonly Argument<string> target = new("revision") { Description = "Target, e.g. `-1`, `base`, `ae10f2`, `billing@base`" };
    private readonly MigrationOptions run = new();

    public DowngradeCommand(string name, string description)
        : base(name, description)
    {
        Arguments.Add(target);
        run.AddTo(this);
    }

    public override ValueList<string> Examples => ["retort downgrade -1", "retort downgrade base --dry-run", "retort downgrade -d auth 9d22e1:ae10f2 --sql"];

    public override Task<ExitCode> RunAsync(Invocation invocation)
    {
        var request = run.Read(invocation, invocation.Value(target)!) with { IsDowngrade = true };
        ValueList<WorkspaceDatabase> databases = [invocation.One()];
        return run.IsOffline(invocation) ? OfflineScreen.RunAsync(invocation, databases, request) : new MigrationScreen(invocation).RunAsync(databases, request);
    }
}

using System.CommandLine;
using Retort.Cli.Parsing;

namespace Retort.Cli.Commands;

/// <summary><c>retort upgrade</c>.</summary>
internal sealed class UpgradeCommand : Verb
{
    private readonly Argument<string> target = new("revision")
    {
        Description = "Target, e.g. `head`, `+1`, `ae10f2`, `billing@head` [default: head]",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly MigrationOptions run = new();
    private readonly Option<bool> create = new("--create") { Description = "Create the database when it does not exist" };

    public UpgradeCommand(string name, string description)
        : base(name, description)
    {
        Arguments.Add(target);
        run.AddTo(this);
        Options.Add(create);
    }

    public override ValueList<string> Examples => ["retort upgrade", "retort upgrade +1 --sql > step.sql", "retort upgrade -d catalog billing@head --dry-run"];

    public override Task<ExitCode> RunAsync(Invocation invocation)
    {
        var text = invocation.Value(target) ?? "head";
        var request = run.Read(invocation, text) with { Create = invocation.Value(create) };
        // A target such as `ae10f2` or `+1` is meant for one history.
        var databases = text is "head" or "heads" ? invocation.All() : [invocation.One()];
        return run.IsOffline(invocation) ? OfflineScreen.RunAsync(invocation, databases, request) : new MigrationScreen(invocation).RunAsync(databases, request);
    }
}

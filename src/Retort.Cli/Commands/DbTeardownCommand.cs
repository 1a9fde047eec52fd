using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Guards;
using Retort.Workspaces;
using Retort.Workspaces.Levels;

namespace Retort.Cli.Commands;

/// <summary><c>retort db teardown</c>.</summary>
internal sealed class DbTeardownCommand : Verb
{
    private readonly DestructionOptions destruction = new(Guard.Teardown);

    public DbTeardownCommand()
        : base("teardown", "Remove the databases, the local server, its data and what is cached") => destruction.AddTo(this);

    public override ValueList<string> Examples => ["retort db teardown", "retort db teardown -d auth --yes"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var databases = invocation.All();
        var plan = await invocation.Workspace.PlanTeardownAsync(databases, everything: invocation.Names.Count == 0 && invocation.Url is null, invocation.Cancellation);
        TeardownText.Announce(invocation.Terminal, plan);
        var request = await destruction.ConfirmAsync(invocation, "This is removed", plan.Databases, isMore: plan.Servers.Count > 0 || plan.Copies.Count > 0);
        var report = await invocation.Workspace.TeardownAsync(plan, request, invocation.Cancellation);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else TeardownText.Write(invocation.Terminal, report);
        return ExitCode.Done;
    }
}

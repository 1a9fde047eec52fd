using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Server.Compose;
using Retort.Workspaces.ServerUpgrades;

namespace Retort.Cli.Commands;

/// <summary><c>retort db start</c>.</summary>
internal sealed class DbStartCommand : Verb
{
    private readonly Option<string> compose = new("--compose") { HelpName = "service", Description = "Use a service of the workspace's compose file, with docker or podman [default: the one that is a PostgreSQL]", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> own = new("--own") { Description = "Use the own server again instead of a container" };
    private readonly Option<int?> from = new("--from") { HelpName = "version", Description = "Bring the databases of the local server of that version along, by dump and restore" };
    private readonly Option<bool> removeOld = new("--remove-old") { Description = "With --from: remove the old data when the new was proved equal" };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "With --from: do not ask" };

    public DbStartCommand()
        : base("start", "Start the local server; the first start makes it")
    {
        foreach (var option in (Option[])[compose, own, from, removeOld, yes]) Options.Add(option);
    }

    public override ValueList<string> Examples => ["retort db start", "retort db start --json", "retort db start --from 15", "retort db start --compose"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        if (invocation.Value(from) is null && invocation.Value(removeOld)) throw new UsageException("option \"--remove-old\" needs \"--from\"");
        if (new[] { invocation.IsGiven(compose), invocation.Value(own), invocation.Value(from) is not null }.Count(given => given) > 1) throw new UsageException("options \"--compose\", \"--own\" and \"--from\" exclude each other");
        var server = invocation.Workspace.Server;
        if (invocation.IsGiven(compose)) await server.ComposeAsync(ComposeService.FileIn(invocation.Workspace.Configuration.Folder), invocation.Value(compose), invocation.Cancellation);
        if (invocation.Value(own)) await server.LeaveComposeAsync(invocation.Cancellation);
        if ((invocation.Value(from) ?? await OfferedAsync(invocation)) is { } version) return await UpgradeAsync(invocation, version);
        await server.EnsureStartedAsync(invocation.Cancellation);
        var status = await server.StatusAsync(invocation.Cancellation);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [status]);
        else invocation.Terminal.Report($"PostgreSQL {status.Version} runs at {invocation.Terminal.Colors.Accent(status.Address!)}{(status.Container is { } container ? $" as a container, {container}" : "")}");
        return ExitCode.Done;
    }

    /// <summary>A version that is made for the first time beside an older one begins empty: whoever is there is asked, others are told when it is made.</summary>
    private static async Task<int?> OfferedAsync(Invocation invocation)
    {
        var server = invocation.Workspace.Server;
        if (server.Composed is not null || server.Version is not { } to || server.Versions.Contains(to) || server.Versions.FirstOrDefault(version => version < to) is not (> 0 and var older)) return null;
        var isAsked = invocation.Terminal.IsInteractive && !invocation.IsJson;
        return isAsked && await invocation.Terminal.ConfirmAsync($"Bring the databases of PostgreSQL {older} along?", invocation.Cancellation) ? older : null;
    }

    private async Task<ExitCode> UpgradeAsync(Invocation invocation, int version)
    {
        var plan = await invocation.Workspace.PlanServerUpgradeAsync(version, invocation.Cancellation);
        if (!invocation.IsJson) ServerUpgradeText.Announce(invocation.Terminal, plan, invocation.Value(removeOld));
        if (plan.Replaced.Count > 0 || invocation.Value(removeOld))
        {
            var what = plan.Replaced.Count > 0 ? $"Replace {string.Join(" and ", plan.Replaced.Select(one => one.Name))} of PostgreSQL {plan.To}" : $"Remove the data of PostgreSQL {plan.From} afterwards";
            await Consent.AskAsync(invocation, invocation.Value(yes), what);
        }

        var report = await invocation.Workspace.UpgradeServerAsync(plan, invocation.Value(removeOld), invocation.Cancellation);
        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, [report]);
        else ServerUpgradeText.Write(invocation.Terminal, report);
        return ExitCode.Done;
    }
}

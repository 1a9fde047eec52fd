using System.CommandLine;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Guards;
using Retort.Workspaces;
using Retort.Workspaces.Runs;

namespace Retort.Cli.Commands;

/// <summary><c>retort switch</c>.</summary>
internal sealed class SwitchCommand : Verb
{
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Only say what would be undone, applied and lost" };
    private readonly Option<string[]> allow = new("--allow") { HelpName = "name", Description = $"Let a protected database go through it: `{Guard.DeletesData}`, `{Guard.Downgrade}`" };
    private readonly Option<bool> yes = new("--yes", "-y") { Description = "Do not ask" };

    public SwitchCommand(string name, string description)
        : base(name, description)
    {
        Options.Add(dryRun);
        Options.Add(yes);
        Options.Add(allow);
    }

    public override ValueList<string> Examples => ["retort switch", "retort switch --dry-run", "retort switch -d auth --yes"];

    public override async Task<ExitCode> RunAsync(Invocation invocation)
    {
        var reports = new List<SwitchReport>();
        foreach (var database in invocation.All())
        {
            var plan = await database.PlanSwitchAsync(invocation.Cancellation);
            if (!invocation.IsJson) SwitchText.WritePlan(invocation.Terminal, plan);
            reports.Add(plan.IsNothing || plan.Skipped is not null || invocation.Value(dryRun) ? plan : await SwitchAsync(invocation, database, plan));
        }

        if (invocation.IsJson) JsonOutput.Write(invocation.Terminal, reports.ToValueList());
        return ExitCode.Done;
    }

    private async Task<SwitchReport> SwitchAsync(Invocation invocation, WorkspaceDatabase database, SwitchReport plan)
    {
        if (plan.Undone.Count > 0) await Consent.AskAsync(invocation, invocation.Value(yes), $"Undo {Plural.Of(plan.Undone.Count, "revision")} of {database.Url.Database}");
        using var text = new SwitchText(invocation.Terminal, plan);
        var report = await database.SwitchAsync(AllowedNames.Read(invocation.Value(allow), Guard.DeletesData, Guard.Downgrade), invocation.IsJson ? null : text.Show, invocation.Cancellation) with { Lost = plan.Lost, LostUnknown = plan.LostUnknown };
        if (!invocation.IsJson) text.End(report);
        return report;
    }
}

using Retort.Execution;
using Retort.Execution.Events;
using Retort.Workspaces.Runs;

namespace Retort.Cli.Output;

/// <summary>A switch: what it is going to do and what is lost by it, then a line for each revision.</summary>
internal sealed class SwitchText(Terminal terminal, SwitchReport plan) : IDisposable
{
    private readonly ProgressLine progress = new(terminal);

    public void Dispose() => progress.Dispose();

    public static void WritePlan(Terminal terminal, SwitchReport plan)
    {
        if (plan.Skipped is { } reason)
        {
            terminal.Note($"{plan.Database}: skipped, {reason}");
            return;
        }

        if (plan.IsNothing)
        {
            terminal.Report($"{plan.Database} is at {ShortId.Of(plan.To)}, {terminal.Colors.Done("nothing to do")}");
            return;
        }

        terminal.Report($"{plan.Database} goes from {ShortId.Of(plan.From)} to {ShortId.Of(plan.To)}");
        foreach (var step in plan.Undone) terminal.Report($"  {terminal.Colors.Warning("undo")}   {Name(terminal, step)}");
        foreach (var step in plan.Applied) terminal.Report($"  {terminal.Colors.Done("apply")}  {Name(terminal, step)}");
        foreach (var lost in plan.Lost ?? []) terminal.Warning($"{lost} is lost");
        if (plan.LostUnknown is { } unknown) terminal.Warning($"what is lost by that could not be found out: {unknown}");
    }

    /// <summary>Shows one event.</summary>
    public void Show(RunEvent next)
    {
        switch (next)
        {
            case RevisionStarted started: progress.Show($"  {ShortId.Of(started.Revision)} ..."); break;
            case RevisionFinished finished: Finish(finished); break;
            case LockWaiting waiting: progress.Show($"  {ShortId.Of(waiting.Revision)}  waits for a lock, held by {string.Join(" and ", waiting.Blockers)}"); break;
            case Retrying retrying: progress.Show($"  {retrying.Reason}; tries again ({retrying.Attempt} of {retrying.Attempts})"); break;
        }
    }

    public void End(SwitchReport report)
    {
        progress.Clear();
        terminal.Report($"Switched {report.Database} in {RelativeTime.Format(TimeSpan.FromMilliseconds(report.Milliseconds))}");
    }

    private void Finish(RevisionFinished finished)
    {
        progress.Clear();
        var step = plan.Undone.Concat(plan.Applied).FirstOrDefault(one => one.Revision == finished.Revision);
        var done = finished.Direction == RunDirection.Downgrade ? "undone" : "applied";
        terminal.Report($"  {(step is null ? ShortId.Of(finished.Revision) : Name(terminal, step))}  {terminal.Colors.Done(done)}  {RelativeTime.Format(finished.Duration)}");
    }

    private static string Name(Terminal terminal, MigrationStep step) => $"{terminal.Colors.Accent(ShortId.Of(step.Revision))}  {step.Message}";
}

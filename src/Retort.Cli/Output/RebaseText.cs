using Retort.Workspaces.Histories;
using Retort.Workspaces.Reports;

namespace Retort.Cli.Output;

/// <summary>The graph before and after a rebase, and the files that were written.</summary>
internal static class RebaseText
{
    public static void Write(Terminal terminal, RebaseReport report)
    {
        foreach (var database in report.NotAsked) terminal.Warning($"could not ask whether a database has them: {database}");
        if (report.Onto is not { } onto)
        {
            terminal.Note($"{report.Database}: nothing to rebase, every revision is in its place");
            return;
        }

        if (!terminal.IsQuiet)
        {
            Draw(terminal, "Before", report.Before);
            Draw(terminal, "After", report.After);
        }

        var verb = report.IsDryRun ? "Would rebase" : "Rebased";
        terminal.Note($"{verb} {Plural.Of(report.Rebased.Count, "revision")} onto {ShortId.Of(onto)}{(report.MainBranch is { } main ? $", the head of {main}" : "")}; the new order was tried in a scratch database");
        foreach (var database in report.Moved) terminal.Note($"Took {database} along: it is at the new head");
        Unequal(terminal, report);
        foreach (var revision in report.Rebased) terminal.Line(revision.Path ?? revision.Id);
    }

    private static void Draw(Terminal terminal, string heading, ValueList<RevisionSummary> revisions)
    {
        terminal.Line(terminal.Colors.Heading(heading));
        HistoryGraph.Write(terminal, revisions);
        terminal.Line();
    }

    private static void Unequal(Terminal terminal, RebaseReport report)
    {
        if (report.ModelDiffers.Count == 0) return;
        terminal.Warning("in the new order the revisions do not lead to the model; this is missing:");
        foreach (var statement in report.ModelDiffers) terminal.Note($"  {statement.Replace("\n", "\n  ")};");
    }
}

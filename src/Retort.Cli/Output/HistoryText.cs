using Retort.Workspaces.Reports;

namespace Retort.Cli.Output;

/// <summary>Lists of revisions: a table, the graph, or one block each.</summary>
internal static class HistoryText
{
    public static void Write(Terminal terminal, IReadOnlyList<RevisionListReport> reports, bool graph, bool verbose)
    {
        if (graph || verbose) WriteBlocks(terminal, reports, graph);
        else WriteTable(terminal, reports);
    }

    private static void WriteTable(Terminal terminal, IReadOnlyList<RevisionListReport> reports)
    {
        var isAsked = reports.Any(report => report.Revisions.Any(revision => revision.IsCurrent is not null));
        string[] headers = ["DATABASE", "REVISION", "PARENT", "MESSAGE", "WRITTEN", "POSITION"];
        var table = new Table(isAsked ? [.. headers, "APPLIED", "BY", "TOOK"] : headers);
        foreach (var report in reports)
        {
            if (report.Revisions.Count == 0) terminal.Note($"{report.Database}: no revisions");
            foreach (var revision in report.Revisions)
            {
                var now = terminal.Clock.GetUtcNow();
                Cell[] cells = [report.Database, Cell.Id(revision.Id), Cell.Id(revision.Parents), revision.Message, Cell.Time(revision.Created, now), Position(revision)];
                table.Add(isAsked ? [.. cells, .. Applied(revision.Applied, now)] : cells);
            }
        }

        if (!table.IsEmpty) table.Write(terminal);
    }

    private static Cell[] Applied(RevisionApplied? applied, DateTimeOffset now) => applied is null
        ? ["", "", ""]
        : [Cell.Time(applied.At, now), applied.By, applied.IsStamped ? "stamped" : RelativeTime.Format(TimeSpan.FromMilliseconds(applied.Milliseconds))];

    private static void WriteBlocks(Terminal terminal, IReadOnlyList<RevisionListReport> reports, bool graph)
    {
        for (var i = 0; i < reports.Count; i++)
        {
            if (reports.Count > 1) terminal.Line($"{(i > 0 ? "\n" : "")}{terminal.Colors.Heading(reports[i].Database)}");
            if (reports[i].Revisions.Count == 0) terminal.Note("no revisions");
            else if (graph) HistoryGraph.Write(terminal, reports[i].Revisions);
            else foreach (var revision in reports[i].Revisions) RevisionText.WriteHeader(terminal, revision, separate: revision != reports[i].Revisions[0]);
        }
    }

    /// <summary>What is special about a revision, e.g. <c>head, current</c>.</summary>
    public static string Position(RevisionSummary revision) => string.Join(", ", Positions(revision));

    private static IEnumerable<string> Positions(RevisionSummary revision)
    {
        if (revision.IsHead) yield return "head";
        if (revision.IsCurrent == true) yield return "current";
        if (revision is { Path: null, Applied: not null }) yield return "no file";
        if (revision.IsBranchPoint) yield return "branch point";
        if (revision.IsMergePoint) yield return "merge point";
        foreach (var label in revision.Labels) yield return $"label {label}";
    }
}

using Retort.Workspaces.Reports;

namespace Retort.Cli.Output;

/// <summary>The report of <c>current</c>, as a table.</summary>
internal static class CurrentText
{
    public static void Write(Terminal terminal, IReadOnlyList<CurrentReport> reports)
    {
        var table = new Table("DATABASE", "REVISION", "POSITION", "MESSAGE", "APPLIED");
        foreach (var report in reports)
        {
            if (report.Skipped is { } reason) terminal.Note($"{report.Database}: skipped, {reason}");
            else if (report.Foreign.Count > 0) ForeignHistoryNotes.Write(terminal, report.Database, report.Foreign);
            else if (report.IsMade == false) terminal.Note($"{report.Database}: not there yet, its first use makes it");
            else if (report.Revisions.Count == 0) terminal.Note($"{report.Database}: at base, nothing is applied");
            foreach (var revision in report.Revisions)
            {
                var position = !revision.IsKnown ? "no file" : revision.IsHead ? "head" : "";
                table.Add(report.Database, Cell.Id(revision.Id), position, revision.Message, Cell.Time(revision.AppliedAt, terminal.Clock.GetUtcNow()));
            }
        }

        if (!table.IsEmpty) table.Write(terminal);
    }
}

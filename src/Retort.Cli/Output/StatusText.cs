using Retort.Workspaces.Reports;

namespace Retort.Cli.Output;

/// <summary>The report of <c>status</c>, as prose.</summary>
internal static class StatusText
{
    public static void Write(Terminal terminal, IReadOnlyList<StatusReport> reports)
    {
        for (var i = 0; i < reports.Count; i++)
        {
            if (i > 0) terminal.Line();
            Write(terminal, reports[i]);
        }
    }

    private static void Write(Terminal terminal, StatusReport report)
    {
        Field(terminal, "Database", $"{report.Database} at {report.Url}");
        if (report.Skipped is { } reason)
        {
            Field(terminal, "Skipped", terminal.Colors.Warning(reason));
            return;
        }

        if (report.Branch is { } branch) Field(terminal, "Branch", report.IsMade == false ? $"{branch}, {terminal.Colors.Warning("no database yet: its first use makes it")}" : branch);
        if (report.Foreign.Count > 0) Fields(terminal, "Found", report.Foreign.Select(history => terminal.Colors.Warning($"{history}; `retort adopt` goes on from there")), "");
        Fields(terminal, "Current", report.Current.Select(revision => Named(terminal, revision.Id, revision.Message) + (revision.IsKnown ? "" : terminal.Colors.Warning("  (no file here)"))), "base");
        Fields(terminal, report.Heads.Count > 1 ? "Heads" : "Head", report.Heads.Select(revision => Named(terminal, revision.Id, revision.Message)), "no revisions");
        if (report.Edited.Count > 0) Fields(terminal, "Edited", report.Edited.Select(revision => terminal.Colors.Warning($"{ShortId.Of(revision.Id)}  {revision.Message}")), "");
        if (report.Heads.Count == 0) return;
        Field(terminal, "Pending", report.Pending.Count == 0 ? terminal.Colors.Done("nothing") : Plural.Of(report.Pending.Count, "revision"));
        if (report.Pending.Count == 0) return;
        var table = new Table("REVISION", "MESSAGE", "WRITTEN", "HAZARDS");
        foreach (var revision in report.Pending) table.Add(Cell.Accent(ShortId.Of(revision.Id)), revision.Message, Cell.Time(revision.Created, terminal.Clock.GetUtcNow()), Hazards(report, revision.Id));
        terminal.Line();
        table.WriteAligned(terminal, "  ");
    }

    /// <summary>What was found when it was last measured; status itself measures nothing.</summary>
    private static Cell Hazards(StatusReport report, string id) => report.Hazards.TryGetValue(id, out var names) ? string.Join(", ", names) : "not measured";

    private static string Named(Terminal terminal, string id, string message) => $"{terminal.Colors.Accent(ShortId.Of(id))}  {message}";

    private static void Fields(Terminal terminal, string label, IEnumerable<string> values, string none)
    {
        foreach (var value in values.DefaultIfEmpty(none))
        {
            Field(terminal, label, value);
            label = "";
        }
    }

    private static void Field(Terminal terminal, string label, string value) => terminal.Line($"{label,-10} {value}");
}

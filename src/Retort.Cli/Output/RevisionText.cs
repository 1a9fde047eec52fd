using Retort.Workspaces.Reports;

namespace Retort.Cli.Output;

/// <summary>One revision, whole.</summary>
internal static class RevisionText
{
    public static void Write(Terminal terminal, IReadOnlyList<RevisionReport> reports)
    {
        foreach (var report in reports)
        {
            WriteHeader(terminal, report.Revision, separate: report != reports[0]);
            Section(terminal, "upgrade", report.Upgrade);
            Section(terminal, "downgrade", report.Downgrade ?? "(cannot be undone)");
        }
    }

    /// <summary>Everything but its scripts.</summary>
    public static void WriteHeader(Terminal terminal, RevisionSummary revision, bool separate)
    {
        if (separate) terminal.Line();
        var position = HistoryText.Position(revision);
        Field(terminal, "Revision", terminal.Colors.Accent(revision.Id) + (position.Length > 0 ? $" ({position})" : ""));
        Field(terminal, "Parent", revision.Parents.Count == 0 ? "base" : string.Join(", ", revision.Parents));
        if (revision.DependsOn.Count > 0) Field(terminal, "Depends-On", string.Join(", ", revision.DependsOn));
        if (revision.Replaces.Count > 0) Field(terminal, "Replaces", string.Join(", ", revision.Replaces));
        Field(terminal, "Message", revision.Message);
        Field(terminal, "Written", RelativeTime.Exact(revision.Created));
        if (revision.Applied is { } applied)
        {
            var how = applied.IsStamped ? "stamped" : $"in {RelativeTime.Format(TimeSpan.FromMilliseconds(applied.Milliseconds))}";
            Field(terminal, "Applied", $"{RelativeTime.Exact(applied.At)} by {applied.By} with {applied.Tool}, {how}");
        }

        if (revision.Path is { } path) Field(terminal, "Path", terminal.Colors.Accent(path));
    }

    private static void Section(Terminal terminal, string name, string text)
    {
        terminal.Line();
        terminal.Line(terminal.Colors.Faint($"-- {name}"));
        terminal.Line(text.Trim());
    }

    private static void Field(Terminal terminal, string label, string value) => terminal.Line($"{label,-10} {value}");
}

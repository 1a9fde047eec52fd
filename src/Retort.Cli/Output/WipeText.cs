using Retort.Workspaces.Levels;

namespace Retort.Cli.Output;

/// <summary>The report of <c>db wipe</c>.</summary>
internal static class WipeText
{
    public static void Write(Terminal terminal, WipeReport report)
    {
        var kept = report.Kept.Count == 0 ? "" : $", kept {string.Join(", ", report.Kept)}";
        terminal.Report($"Wiped {report.Database}: {Plural.Of(report.Emptied.Count, "table")} emptied, {Plural.Of(report.Sequences, "sequence")} restarted{kept}, in {RelativeTime.Format(TimeSpan.FromMilliseconds(report.Milliseconds))}");
    }
}

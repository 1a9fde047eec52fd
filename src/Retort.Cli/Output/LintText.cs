using Retort.Hazards;
using Retort.Workspaces.Proofs;

namespace Retort.Cli.Output;

/// <summary>The report of <c>lint</c>: each hazard with its place and the safe form, then a line a database.</summary>
internal static class LintText
{
    public static void Write(Terminal terminal, IReadOnlyList<LintReport> reports, bool verbose)
    {
        foreach (var report in reports)
        {
            foreach (var revision in report.Revisions)
                foreach (var hazard in revision.Hazards.Where(hazard => verbose || hazard.IsOpen)) Write(terminal, revision, hazard);
            terminal.Line($"{report.Database}: {Summary(terminal, report)}");
        }
    }

    /// <summary>One hazard; how it is mended is ready to paste.</summary>
    public static void Write(Terminal terminal, LintedRevision revision, Hazard hazard)
    {
        var name = hazard.IsOpen ? terminal.Colors.Error(hazard.Name) : terminal.Colors.Warning(hazard.Name);
        terminal.Line($"{terminal.Colors.Accent($"{revision.Path ?? revision.Id}:{hazard.Line}")}  {name}  {hazard.Object}{(hazard.Level == HazardLevel.Note ? "  (note)" : "")}");
        terminal.Line($"  {hazard.Message}");
        if (hazard.Allowed is { } reason) terminal.Line($"  accepted: {reason}");
        else if (hazard.SafeForm is { } form)
        {
            terminal.Line();
            foreach (var line in form.Split('\n')) terminal.Line(line.Length == 0 ? "" : $"    {line}");
        }
        terminal.Line();
    }

    private static string Summary(Terminal terminal, LintReport report)
    {
        var all = report.Revisions.SelectMany(revision => revision.Hazards).ToList();
        var (open, accepted, notes) = (all.Count(hazard => hazard.IsOpen), all.Count(hazard => hazard.Allowed is not null), all.Count(hazard => hazard is { Level: HazardLevel.Note, Allowed: null }));
        var words = new List<string> { open == 0 ? terminal.Colors.Done("ok") : terminal.Colors.Error(Plural.Of(open, "finding")), $"{Plural.Of(report.Revisions.Count, "revision")}" };
        if (accepted > 0) words.Add($"{accepted} accepted");
        if (notes > 0) words.Add(Plural.Of(notes, "note"));
        return string.Join(", ", words);
    }
}

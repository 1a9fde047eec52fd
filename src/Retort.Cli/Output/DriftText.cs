using Retort.Workspaces.Reports;
using Retort.Workspaces.Schemas;

namespace Retort.Cli.Output;

/// <summary>The report of <c>drift</c>: what was done to a database behind its history's back, as statements.</summary>
internal static class DriftText
{
    public static void Write(Terminal terminal, DriftReport report, DriftRequest request, string choice)
    {
        if (report.Skipped is { } reason) terminal.Note($"{report.Database}: skipped, {reason}");
        else if (report.Statements.Count == 0 && report.InvalidIndexes.Count == 0) terminal.Line($"{report.Database}: {terminal.Colors.Done("ok")}");
        else if (report.Revision is { } revision) Adopted(terminal, report, revision);
        else if (request.Repair) Repair(terminal, report, choice);
        else Found(terminal, report, choice);
    }

    private static void Found(Terminal terminal, DriftReport report, string choice)
    {
        terminal.Line($"{report.Database}: {terminal.Colors.Error($"differs from its history at {ShortId.Of(report.At)}")}");
        foreach (var index in report.InvalidIndexes) terminal.Line($"  index {index} is invalid: building it failed");
        Statements(terminal, report.Statements);
        terminal.Line();
        if (report.Statements.Count > 0) terminal.Line($"  {terminal.Colors.Accent("hint:")} Keep it with `retort drift --adopt{choice} -m \"...\"`, or see the way back with `retort drift --repair{choice}`.");
        else terminal.Line($"  {terminal.Colors.Accent("hint:")} Build it again with `retort drift --repair --yes{choice}`.");
        terminal.Line("  code: drift");
    }

    private static void Adopted(Terminal terminal, DriftReport report, RevisionSummary revision)
    {
        terminal.Note($"Wrote revision {terminal.ErrorColors.Accent(ShortId.Of(revision.Id))} with {Plural.Of(report.Statements.Count, "statement")}");
        terminal.Note($"Stamped {report.Database} at {ShortId.Of(revision.Id)}; nothing else in it was changed");
        foreach (var index in report.InvalidIndexes) terminal.Warning($"index {index} is invalid; `retort drift --repair` builds it again");
        terminal.Line(revision.Path ?? revision.Id);
    }

    private static void Repair(Terminal terminal, DriftReport report, string choice)
    {
        foreach (var hazard in report.Hazards) terminal.Warning(hazard);
        Statements(terminal, report.Repair);
        if (report.IsRepaired) terminal.Note($"{report.Database} is what its history at {ShortId.Of(report.At)} leads to");
        else if (report.Remaining.Count > 0) foreach (var left in report.Remaining) terminal.Warning($"still different: {left}");
        else terminal.Note($"\n  {terminal.ErrorColors.Accent("hint:")} Nothing was changed. Run `retort drift --repair --yes{choice}` to go this way.");
    }

    private static void Statements(Terminal terminal, ValueList<string> statements)
    {
        foreach (var statement in statements) terminal.Line($"  {statement.Replace("\n", "\n  ")};");
    }
}

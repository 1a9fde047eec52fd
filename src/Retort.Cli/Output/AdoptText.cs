using Retort.Workspaces.Histories;

namespace Retort.Cli.Output;

/// <summary>Says what was adopted, and how.</summary>
internal static class AdoptText
{
    public static void Write(Terminal terminal, AdoptReport report, bool verbose)
    {
        foreach (var history in report.Foreign) terminal.Note($"Found {history}; it stays as it is");
        if (report.Revision is { } revision)
        {
            if (verbose) foreach (var statement in report.Statements) terminal.Note($"{statement};\n");
            terminal.Note($"Wrote revision {terminal.ErrorColors.Accent(ShortId.Of(revision.Id))} with {Plural.Of(report.Statements.Count, "statement")}");
        }

        terminal.Note($"Stamped {report.Database} at {ShortId.Of(report.Stamped)}; nothing else in it was changed");
        foreach (var statement in report.Remaining) terminal.Warning($"the baseline does not lead to all that is there: {statement};");
        terminal.Line(report.Revision?.Path ?? string.Join(' ', report.Stamped));
    }
}

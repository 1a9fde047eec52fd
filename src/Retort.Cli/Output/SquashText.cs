using Retort.Workspaces.Histories;

namespace Retort.Cli.Output;

/// <summary>Says what one revision replaces now, and what of the old ones it does not do.</summary>
internal static class SquashText
{
    public static void Write(Terminal terminal, SquashReport report, bool verbose)
    {
        if (verbose || report.IsDryRun) foreach (var statement in report.Statements) terminal.Note($"{statement};\n");
        var subject = report.Revision is { } revision ? $"Wrote revision {terminal.ErrorColors.Accent(ShortId.Of(revision.Id))}" : "One revision";
        terminal.Note($"{subject} with {Plural.Of(report.Statements.Count, "statement")}{(report.Revision is null ? " could take" : ", in")} the place of {Plural.Of(report.Replaced.Count, "revision")}; proved equal in a scratch database");
        if (report.Rows.Count > 0) terminal.Note($"It writes the rows that they leave in an empty database: {string.Join(", ", report.Rows)}");
        if (!report.HasDowngrade) terminal.Warning("it cannot be undone, because one of the old revisions could not");
        List(terminal, "these statements are about rows; in databases that are not empty the new revision does not repeat them:", report.DataStatements);
        List(terminal, "these statements reach beyond the database, and nothing repeats them:", report.Outside);
        if (report.Revision is { } written) terminal.Line(written.Path ?? written.Id);
    }

    private static void List(Terminal terminal, string heading, ValueList<string> lines)
    {
        if (lines.Count == 0) return;
        terminal.Warning(heading);
        foreach (var line in lines) terminal.Note($"  {line}");
    }
}

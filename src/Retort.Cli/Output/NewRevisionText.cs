using Retort.Workspaces.Writing;

namespace Retort.Cli.Output;

/// <summary>Says which file was written.</summary>
internal static class NewRevisionText
{
    public static void Write(Terminal terminal, NewRevisionReport report, bool verbose)
    {
        if (report.Revision is not { } revision)
        {
            terminal.Note($"{report.Database}: nothing to write, the revisions lead to the model already");
            return;
        }

        if (verbose) foreach (var statement in report.Statements) terminal.Note($"{statement};\n");
        var count = report.Statements.Count == 0 ? "" : $" with {Plural.Of(report.Statements.Count, "statement")}";
        terminal.Note($"Wrote revision {terminal.ErrorColors.Accent(ShortId.Of(revision.Id))}{count}");
        terminal.Line(revision.Path ?? revision.Id);
        var hints = report.OpenValues.Count == 0 ? report.Advice : [$"Write the value that existing rows get for {string.Join(", ", report.OpenValues)}.", .. report.Advice];
        foreach (var hint in hints) terminal.Note($"\n  {terminal.ErrorColors.Accent("hint:")} {hint}");
    }
}

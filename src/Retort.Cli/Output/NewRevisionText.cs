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
        if (report.OpenValues.Count == 0) return;
        terminal.Note($"\n  {terminal.ErrorColors.Accent("hint:")} Write the value that existing rows get for {string.Join(", ", report.OpenValues)}.");
    }
}

using Retort.Hazards;
using Retort.Workspaces.Checks;

namespace Retort.Cli.Output;

/// <summary>The report of <c>ci</c> as GitHub reads it: one line for each finding, shown at its file and line.</summary>
internal static class CiAnnotations
{
    public static void Write(Terminal terminal, IReadOnlyList<CiReport> reports)
    {
        foreach (var report in reports)
        {
            foreach (var finding in report.Check.Findings)
                Write(terminal, "error", null, 0, finding.Code, $"{report.Database}: {finding.Message}\n{string.Join('\n', finding.Details)}\n{finding.Hint}");
            foreach (var revision in report.Lint.Revisions)
                foreach (var hazard in revision.Hazards.Where(hazard => hazard.Allowed is null))
                    Write(terminal, hazard.Level == HazardLevel.Note ? "notice" : "error", revision.Path, hazard.Line, hazard.Name, hazard.SafeForm is { } form && hazard.IsOpen ? $"{hazard.Message}\n\n{form}" : hazard.Message);
            foreach (var revision in report.Verify.Revisions)
                foreach (var finding in revision.Findings)
                    Write(terminal, "error", revision.Path, 1, "verify", $"{finding.Message}\n{string.Join('\n', finding.Details)}");
            if (report.Verify.LeftToModel is { Count: > 0 } left)
                Write(terminal, "error", null, 0, "verify", $"{report.Database}: history does not lead to the model\n{string.Join('\n', left)}");
        }
    }

    private static void Write(Terminal terminal, string level, string? path, int line, string title, string message)
    {
        var place = path is null ? "" : $"file={Property(path.Replace('\\', '/'))},line={Math.Max(line, 1)},";
        terminal.Line($"::{level} {place}title={Property(title)}::{Data(message.Trim())}");
    }

    // Of the workflow commands' own escapes: a line end would end the command.
    private static string Data(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}

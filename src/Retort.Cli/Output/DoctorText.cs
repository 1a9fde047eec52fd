using Retort.Workspaces.Doctor;

namespace Retort.Cli.Output;

/// <summary>The report of <c>doctor</c>: a line for each thing, with what to do below what is not well.</summary>
internal static class DoctorText
{
    private const string Indent = "                        ";

    public static void Write(Terminal terminal, IReadOnlyList<DoctorReport> reports)
    {
        foreach (var report in reports)
        {
            if (report != reports[0]) terminal.Line();
            terminal.Line(terminal.Colors.Heading(report.Database is { } name ? $"{name} at {report.Url}" : "Workspace"));
            foreach (var finding in report.Findings) Write(terminal, finding);
        }

        var problems = reports.Sum(report => report.Findings.Count(finding => finding.Verdict == DoctorVerdict.Problem));
        var warnings = reports.Sum(report => report.Findings.Count(finding => finding.Verdict == DoctorVerdict.Warning));
        terminal.Line();
        terminal.Line(problems + warnings == 0 ? terminal.Colors.Done("All is well") : $"{Plural.Of(problems, "problem")}, {Plural.Of(warnings, "warning")}");
    }

    private static void Write(Terminal terminal, DoctorFinding finding)
    {
        terminal.Line($"  {Verdict(terminal.Colors, finding.Verdict)}  {finding.Check,-13}  {finding.Message}");
        foreach (var detail in finding.Details) terminal.Line($"{Indent}  {detail}");
        if (finding.Hint is { } hint) terminal.Line($"{Indent}  {terminal.Colors.Accent("hint:")} {hint}");
    }

    private static string Verdict(Palette colors, DoctorVerdict verdict) => verdict switch
    {
        DoctorVerdict.Ok => colors.Done("ok     "),
        DoctorVerdict.Warning => colors.Warning("warning"),
        _ => colors.Error("problem"),
    };
}

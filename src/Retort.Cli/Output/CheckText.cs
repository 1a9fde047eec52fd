using Retort.Workspaces.Checks;

namespace Retort.Cli.Output;

/// <summary>The report of <c>check</c>: a line a database, what is wrong below it.</summary>
internal static class CheckText
{
    public static void Write(Terminal terminal, IReadOnlyList<CheckReport> reports)
    {
        foreach (var report in reports) Write(terminal, report);
    }

    private static void Write(Terminal terminal, CheckReport report)
    {
        if (report.Skipped is { } reason) terminal.Note($"{report.Database}: database skipped, {reason}");
        if (report.Findings.Count == 0) terminal.Line($"{report.Database}: {terminal.Colors.Done("ok")}");
        foreach (var finding in report.Findings)
        {
            terminal.Line($"{report.Database}: {terminal.Colors.Error(finding.Message)}");
            foreach (var detail in finding.Details) terminal.Line($"  {detail.Replace("\n", "\n  ")}");
            terminal.Line();
            if (finding.Hint is { } hint) terminal.Line($"  {terminal.Colors.Accent("hint:")} {hint}");
            terminal.Line($"  code: {finding.Code}");
        }
    }
}

using Retort.Workspaces.Checks;

namespace Retort.Cli.Output;

/// <summary>The report of <c>ci</c>: those of its three parts, each under its name.</summary>
internal static class CiText
{
    public static void Write(Terminal terminal, IReadOnlyList<CiReport> reports, bool verbose)
    {
        terminal.Line("check");
        CheckText.Write(terminal, [.. reports.Select(report => report.Check)]);
        terminal.Line();
        terminal.Line("lint");
        LintText.Write(terminal, [.. reports.Select(report => report.Lint)], verbose);
        terminal.Line();
        terminal.Line("verify");
        VerifyText.Write(terminal, [.. reports.Select(report => report.Verify)], verbose);
    }
}

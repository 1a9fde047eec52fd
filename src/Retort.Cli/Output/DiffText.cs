using Retort.Workspaces;

namespace Retort.Cli.Output;

/// <summary>The report of <c>diff</c>: the statements.</summary>
internal static class DiffText
{
    public static void Write(Terminal terminal, DiffReport report)
    {
        if (report.Statements.Count == 0) terminal.Note("No difference");
        var previous = "";
        foreach (var statement in report.Statements)
        {
            // What takes several lines stands apart.
            if (previous.Length > 0 && (previous.Contains('\n') || statement.Contains('\n'))) terminal.Line();
            terminal.Line($"{statement};");
            previous = statement;
        }
    }
}

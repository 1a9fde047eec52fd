using Retort.Workspaces.Schemas;

namespace Retort.Cli.Output;

/// <summary>The report of <c>diff</c>: the statements.</summary>
internal static class DiffText
{
    public static void Write(Terminal terminal, DiffReport report)
    {
        if (report.Statements.Count == 0) terminal.Note("No difference");
        Write(terminal, report.Statements);
    }

    /// <summary>Statements, each with its semicolon.</summary>
    public static void Write(Terminal terminal, IEnumerable<string> statements)
    {
        var previous = "";
        foreach (var statement in statements)
        {
            // What takes several lines stands apart.
            if (previous.Length > 0 && (previous.Contains('\n') || statement.Contains('\n'))) terminal.Line();
            terminal.Line($"{statement};");
            previous = statement;
        }
    }
}

namespace Retort.Cli.Output;

/// <summary>Rows of cells: aligned under headers on a terminal, tab-separated without headers in a pipe.</summary>
internal sealed class Table(params string[] headers)
{
    private readonly List<Cell[]> rows = [];

    public bool IsEmpty => rows.Count == 0;

    public void Add(params Cell[] cells) => rows.Add(cells);

    /// <summary>Writes it as data.</summary>
    public void Write(Terminal terminal)
    {
        if (terminal.OutIsTerminal) WriteAligned(terminal, "");
        else foreach (var row in rows) terminal.Line(string.Join('\t', row.Select(cell => cell.Raw)));
    }

    /// <summary>Writes it for people, wherever it goes; part of a longer text.</summary>
    public void WriteAligned(Terminal terminal, string indent)
    {
        var widths = headers.Select((header, column) => rows.Select(row => row[column].Text.Length).Append(header.Length).Max()).ToArray();
        Shorten(widths, terminal.Width - indent.Length);
        terminal.Line(indent + Join(headers.Select((header, column) => terminal.Colors.Faint(Pad(header, column)))));
        foreach (var row in rows)
        {
            terminal.Line(indent + Join(row.Select((cell, column) => cell.Paint is { } paint ? paint(terminal.Colors, Fit(cell.Text, column)) : Fit(cell.Text, column))));
        }

        string Fit(string text, int column) => Pad(text.Length > widths[column] ? $"{text[..(widths[column] - 1)]}…" : text, column);
        string Pad(string text, int column) => column == headers.Length - 1 ? text : text.PadRight(widths[column]);
    }

    /// <summary>Takes from messages and queries what the terminal is too narrow for: they alone are understood when they are cut.</summary>
    private void Shorten(int[] widths, int room)
    {
        var column = Array.FindIndex(headers, header => header is "MESSAGE" or "QUERY");
        if (column < 0 || room <= 0) return;
        var excess = widths.Sum() + 2 * (widths.Length - 1) - room;
        if (excess > 0) widths[column] = Math.Max(widths[column] - excess, Math.Min(widths[column], 20));
    }

    private static string Join(IEnumerable<string> cells) => string.Join("  ", cells);
}

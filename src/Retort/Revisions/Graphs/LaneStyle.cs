namespace Retort.Revisions.Graphs;

/// <summary>The characters that lanes are drawn with.</summary>
internal sealed record LaneStyle(char Pending, char Applied, char Current, char Line, char Across, char Cross, char From, char Down, char DownLast, char Up, char UpLast)
{
    public static LaneStyle Unicode { get; } = new('○', '●', '◉', '│', '─', '┼', '├', '┬', '╮', '┴', '╯');

    public static LaneStyle Ascii { get; } = new('o', '*', '@', '|', '-', '+', '|', '.', '.', '\'', '\'');

    public char Node(GraphMarks marks) => marks.HasFlag(GraphMarks.Current) ? Current : marks.HasFlag(GraphMarks.Applied) ? Applied : Pending;
}

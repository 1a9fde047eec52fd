using Retort.Server.Copies;

namespace Retort.Cli.Output;

/// <summary>A copy of a database that takes long: a line that is rewritten on a terminal, one line at the start of a large one elsewhere.</summary>
internal sealed class CopyNotes(Terminal terminal) : IProgress<CopyProgress>, IDisposable
{
    private const long Large = 256L << 20;

    private readonly ProgressLine line = new(terminal);

    public void Report(CopyProgress value)
    {
        if (value.IsOver) line.Clear();
        else if (terminal.ErrorIsTerminal) line.Show($"Copying {value.Template} ({SizeText.Of(value.Size)}){Percent(value)}{Time(value)} ...");
        else if (value.Elapsed == TimeSpan.Zero && value.Size > Large) terminal.Note($"Copying {value.Template} ({SizeText.Of(value.Size)})");
    }

    public void Dispose() => line.Dispose();

    private static string Percent(CopyProgress value) => value.Done is { } done and > 0 && value.Size > 0 ? $", {Math.Min(99, done * 100 / value.Size)}%" : "";

    private static string Time(CopyProgress value) => value.Elapsed > TimeSpan.Zero ? $", {value.Elapsed.TotalSeconds:0}s" : "";
}

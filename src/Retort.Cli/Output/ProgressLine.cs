namespace Retort.Cli.Output;

/// <summary>One line on stderr that is rewritten in place, when stderr is a terminal; otherwise nothing.</summary>
internal sealed class ProgressLine(Terminal terminal) : IDisposable
{
    private bool isShown;

    public void Show(string text)
    {
        if (!terminal.ErrorIsTerminal || terminal.IsQuiet) return;
        terminal.Error.Write($"\r\e[K{(text.Length >= terminal.Width ? text[..(terminal.Width - 1)] : text)}");
        isShown = true;
    }

    /// <summary>Takes the line away, before something else is written.</summary>
    public void Clear()
    {
        if (!isShown) return;
        terminal.Error.Write("\r\e[K");
        terminal.Error.Flush();
        isShown = false;
    }

    public void Dispose() => Clear();
}

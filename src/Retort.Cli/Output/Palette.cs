namespace Retort.Cli.Output;

/// <summary>The one place that knows colours; without colour every method returns its text.</summary>
internal sealed class Palette(bool enabled)
{
    public string Done(string text) => Paint("32", text);

    public string Warning(string text) => Paint("33", text);

    public string Error(string text) => Paint("1;31", text);

    /// <summary>Hints, ids and paths.</summary>
    public string Accent(string text) => Paint("36", text);

    public string Heading(string text) => Paint("1", text);

    public string Faint(string text) => Paint("2", text);

    private string Paint(string code, string text) => enabled && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}

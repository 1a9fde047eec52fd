namespace Retort.Cli.Output;

/// <summary>Says on stderr what takes long, a line each, at once.</summary>
internal sealed class ProgressNotes(Terminal terminal) : IProgress<string>
{
    public void Report(string value) => terminal.Note(char.ToUpperInvariant(value[0]) + value[1..]);
}

namespace Retort.Tests.Documents;

/// <summary>A block of a page.</summary>
/// <param name="Language">Such as <c>console</c>; <c>run</c> for what prepares the next one.</param>
/// <param name="Sign">What stands behind the language.</param>
/// <param name="Text">Its lines.</param>
internal sealed record DocumentBlock(string Language, string Sign, string Text)
{
    private const string NotRun = "not run: ";

    /// <summary>Why a session cannot be run here; null when it is.</summary>
    public string? Reason => Sign.StartsWith(NotRun, StringComparison.Ordinal) ? Sign[NotRun.Length..] : null;

    public bool IsSession => Language == "console";

    /// <summary>Whether what is shown is what a person sees, not what a pipe gets.</summary>
    public bool IsTerminal => Sign == "terminal";

    /// <summary>Whether it is a file that the reader writes under the path behind the language.</summary>
    public bool IsFile => Sign.Length > 0 && !IsSession && !Sign.Contains(' ');

    /// <summary>Each command with what is shown below it.</summary>
    public IEnumerable<(string Command, string Shown)> Commands()
    {
        foreach (var part in $"\n{Text}".Split("\n$ ").Skip(1))
        {
            var lines = part.TrimEnd('\n').Split('\n');
            yield return (lines[0], string.Join('\n', lines[1..]));
        }
    }
}

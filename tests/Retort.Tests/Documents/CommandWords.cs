using System.Text.RegularExpressions;

namespace Retort.Tests.Documents;

/// <summary>The words of a command line that a page shows.</summary>
internal static partial class CommandWords
{
    /// <summary>Those behind the program, without what the shell keeps for itself.</summary>
    public static List<string> Of(string command) =>
        [.. Word().Matches(Rest().Replace(command, "")).Skip(1).Where(match => match.Value != "...").Select(match => match.Value.Trim('"', '\'', '[', ']'))];

    [GeneratedRegex(@"\s(<|>|\||&&|;|#|2>).*$")]
    private static partial Regex Rest();

    [GeneratedRegex("""[^\s"']*"[^"]*"|'[^']*'|\S+""")]
    private static partial Regex Word();
}

using Retort.Execution.Statements;

namespace Retort.Execution.Failures;

/// <summary>Where in a file a statement went wrong, and the line of it.</summary>
internal static class StatementExcerpt
{
    private const int Longest = 120;

    /// <summary>Two lines: <c>file:line</c>, and the text there.</summary>
    /// <param name="place">The statement.</param>
    /// <param name="position">PostgreSQL's position in it, in characters from 1; 0 when it gave none.</param>
    public static IReadOnlyList<string> Where(StatementPlace place, int position)
    {
        var text = place.Statement.Text;
        var at = Math.Clamp(Characters(text, position - 1), 0, text.Length);
        var line = text.AsSpan(0, at).Count('\n');
        return [$"{File(place.Work)}:{place.Statement.Line + line}", Shorten(text.Split('\n')[line])];
    }

    private static string File(RevisionWork work) => work.FromLedger
        ? $"retort.revision \"{work.Id}\""
        : work.Revision.Path ?? $"revision \"{work.Id}\"";

    // PostgreSQL counts code points, .NET counts UTF-16 units.
    private static int Characters(string text, int codePoints)
    {
        var at = 0;
        for (; codePoints > 0 && at < text.Length; codePoints--) at += char.IsHighSurrogate(text[at]) ? 2 : 1;
        return at;
    }

    private static string Shorten(string line)
    {
        var trimmed = line.Trim();
        return trimmed.Length <= Longest ? trimmed : trimmed[..(Longest - 1)] + "…";
    }
}

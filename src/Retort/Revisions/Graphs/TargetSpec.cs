using System.Globalization;

namespace Retort.Revisions.Graphs;

/// <summary>A target taken apart: <c>branch@symbol+steps</c>, each part optional.</summary>
internal readonly record struct TargetSpec(string Text, string? Branch, string? Symbol, int? Steps, bool IsUp)
{
    /// <summary>The part after <c>@</c> without steps, still within its branch: <c>left@head</c>.</summary>
    public string Anchor => Branch is null ? Symbol ?? "" : $"{Branch}@{Symbol}";

    public static TargetSpec Parse(string text)
    {
        if (text.Length == 0) throw GraphError.BadTarget(text, "It is empty.");
        var (branch, rest) = Split(text);
        var sign = rest.AsSpan().IndexOfAny('+', '-');
        if (sign < 0) return new(text, branch, rest, null, false);
        if (!int.TryParse(rest.AsSpan(sign + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var steps))
            throw GraphError.BadTarget(text, $"After \"{rest[sign]}\" comes a number, and nothing after that.");
        return new(text, branch, sign == 0 ? null : rest[..sign], steps, rest[sign] == '+');
    }

    /// <summary>The branch, if any, and what is asked of it.</summary>
    public static (string? Branch, string Name) Split(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return (null, text);
        if (at == 0 || at == text.Length - 1) throw GraphError.BadTarget(text, "A branch and a revision belong on the two sides of \"@\".");
        return (text[..at], text[(at + 1)..]);
    }
}

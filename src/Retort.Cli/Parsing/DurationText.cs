using System.Globalization;

namespace Retort.Cli.Parsing;

/// <summary>Durations as PostgreSQL writes them.</summary>
internal static class DurationText
{
    /// <summary>Reads <c>500ms</c>, <c>10s</c> or <c>2min</c>; a bare number is milliseconds, as in PostgreSQL.</summary>
    public static TimeSpan Parse(string option, string text)
    {
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (!long.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > int.MaxValue) throw Refuse();
        return text[digits..].Trim() switch
        {
            "" or "ms" => TimeSpan.FromMilliseconds(number),
            "s" => TimeSpan.FromSeconds(number),
            "min" or "m" => TimeSpan.FromMinutes(number),
            _ => throw Refuse(),
        };

        UsageException Refuse() => new($"option \"{option}\" does not take \"{text}\"") { Hint = $"Write a number and a unit, e.g. `{option} 500ms`, `10s` or `2min`." };
    }
}

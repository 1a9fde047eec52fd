using Retort.Catalog.Defaults;

namespace Retort.Catalog.Rows;

/// <summary>The value that a default writes into the rows that are there when its column comes.</summary>
internal static class ConstantDefault
{
    /// <summary>The value as PostgreSQL prints it; null for none, <see cref="RowValue.Unknown"/> when it would have to be computed.</summary>
    public static string? Value(ColumnDefault? value) => value?.Expression switch
    {
        null => null,
        "true" => "t",
        "false" => "f",
        ['\'', ..] text when Quoted(text) is { } constant => constant,
        { Length: > 0 } number when number.All(character => char.IsAsciiDigit(character) || character is '.') => number,
        _ => RowValue.Unknown,
    };

    /// <summary>What stands in quotes, when nothing but a cast follows.</summary>
    private static string? Quoted(string text)
    {
        var end = 1;
        while (end < text.Length && (text[end] != '\'' || end + 1 < text.Length && text[end + 1] == '\'')) end += text[end] == '\'' ? 2 : 1;
        return end < text.Length && text[(end + 1)..] is "" or [':', ':', ..] ? text[1..end].Replace("''", "'", StringComparison.Ordinal) : null;
    }
}

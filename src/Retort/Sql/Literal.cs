namespace Retort.Sql;

/// <summary>Writes text as an SQL string constant that means the same under every <c>standard_conforming_strings</c>.</summary>
public static class Literal
{
    /// <summary>The constant: <c>'it''s'</c>, or <c>E'a\\b'</c> when the text has a backslash or a carriage return, which editors and version control take away.</summary>
    public static string Quote(string text)
    {
        var doubled = text.Replace("'", "''", StringComparison.Ordinal);
        return text.AsSpan().ContainsAny('\\', '\r')
            ? $"E'{doubled.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)}'"
            : $"'{doubled}'";
    }
}

using System.Text;

namespace Retort.Sql;

/// <summary>Writes the types of casts as people do, where PostgreSQL spells them out as the SQL standard does: <c>now()::timestamp without time zone</c>.</summary>
internal static class CastType
{
    private const string Without = " without time zone", With = " with time zone";

    /// <summary>What PostgreSQL prints, and the short name.</summary>
    private static readonly (string Long, string Short)[] Names = [("character varying", "varchar"), ("bit varying", "varbit"), ("timestamp", "timestamp"), ("time", "time")];

    /// <param name="text">An expression as PostgreSQL prints it, in lower case.</param>
    public static string Shorten(string text)
    {
        if (!text.Contains("::", StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] is '\'' or '"' ? SqlText.QuoteEnd(text, at) + 1 : at + 1;
            if (text[at] == ':' && IsAt(text, at, "::") && Type(text, at + 2) is var (name, behind))
            {
                result.Append("::").Append(name);
                at = behind;
                continue;
            }
            result.Append(text, at, end - at);
            at = end;
        }
        return result.ToString();
    }

    /// <summary>The short name of a type that begins here, and the place behind the long one; null where it has none.</summary>
    private static (string Name, int End)? Type(string text, int at)
    {
        foreach (var (name, brief) in Names)
        {
            if (!IsAt(text, at, name)) continue;
            var end = at + name.Length;
            var length = end < text.Length && text[end] == '(' ? text[end..(text.IndexOf(')', end) + 1)] : "";
            end += length.Length;
            if (name == brief) return IsAt(text, end, Without) ? (brief + length, end + Without.Length) : IsAt(text, end, With) ? ($"{brief}tz{length}", end + With.Length) : null;
            return end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_') ? null : (brief + length, end);
        }
        return null;
    }

    private static bool IsAt(string text, int at, string part) => string.CompareOrdinal(text, at, part, 0, part.Length) == 0;
}

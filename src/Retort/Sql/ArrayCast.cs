namespace Retort.Sql;

/// <summary>One spelling for arrays of strings that are cast.</summary>
/// <remarks>
/// PostgreSQL prints <c>role in ('a', 'b')</c> on a varchar as <c>array['a'::character varying, 'b'::character varying]::text[]</c>. Its parser
/// pushes the cast of an array into the items, so the same, read and printed again, is <c>array['a'::character varying::text, ...]</c>.
/// Both mean <c>array['a', 'b']::varchar[]::text[]</c>, which is read as the first.
/// </remarks>
internal static class ArrayCast
{
    private const string Head = "array[";
    private const string Inner = "::character varying";

    /// <param name="text">An expression as PostgreSQL prints it, in lower case.</param>
    public static string Unify(string text)
    {
        if (!text.Contains($"'{Inner}", StringComparison.Ordinal)) return text;
        var result = new System.Text.StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (IsAt(text, index, Head) && Read(text, index + Head.Length) is var (items, outer, end))
            {
                result.Append($"{Head}{string.Join(", ", items)}]::varchar[]::{outer}[]");
                index = end - 1;
                continue;
            }
            var last = text[index] is '\'' or '"' ? SqlText.QuoteEnd(text, index) : index;
            result.Append(text, index, last - index + 1);
            index = last;
        }
        return result.ToString();
    }

    /// <summary>The strings of an array that begins here, what they are cast to in the end, and the place behind; null for any other array.</summary>
    private static (List<string> Items, string Outer, int End)? Read(string text, int at)
    {
        var items = new List<string>();
        string? outer = null;
        while (at < text.Length && text[at] == '\'')
        {
            var end = SqlText.QuoteEnd(text, at) + 1;
            items.Add(text[at..end]);
            if (!IsAt(text, end, Inner)) return null;
            var cast = Cast(text, at = end + Inner.Length);
            if (items.Count > 1 && cast != outer) return null;
            outer = cast;
            at += cast is null ? 0 : cast.Length + 2;
            if (IsAt(text, at, ", ")) at += 2;
        }
        if (items.Count == 0 || !IsAt(text, at, "]")) return null;
        if (outer is not null) return (items, outer, at + 1);
        return Cast(text, at + 1) is { } whole && IsAt(text, at + 3 + whole.Length, "[]") ? (items, whole, at + 5 + whole.Length) : null;
    }

    /// <summary>The type of a cast that begins here, if it is a plain word.</summary>
    private static string? Cast(string text, int at)
    {
        if (!IsAt(text, at, "::")) return null;
        var end = at + 2;
        while (end < text.Length && (char.IsAsciiLetterLower(text[end]) || text[end] == '_')) end++;
        return end > at + 2 ? text[(at + 2)..end] : null;
    }

    private static bool IsAt(string text, int at, string part) => string.CompareOrdinal(text, at, part, 0, part.Length) == 0;
}

namespace Retort.Sql;

/// <summary>Changes to the looks of SQL that PostgreSQL printed, never to its meaning.</summary>
internal static class SqlText
{
    /// <summary>Everything outside of quotes in lower case: there PostgreSQL itself folds case, and what it prints in capitals is a keyword; arrays of strings in one spelling.</summary>
    /// <param name="text">An expression or definition as PostgreSQL prints it: without comments and dollar quotes.</param>
    public static string LowerCase(string text)
    {
        var result = text.ToCharArray();
        for (var index = 0; index < result.Length; index++)
        {
            if (result[index] is '\'' or '"') index = QuoteEnd(text, index);
            else result[index] = char.ToLowerInvariant(result[index]);
        }
        return CastType.Shorten(ArrayCast.Unify(new string(result)));
    }

    /// <summary>The place of the quote that closes the one at <paramref name="open"/>.</summary>
    internal static int QuoteEnd(string text, int open)
    {
        var quote = text[open];
        var escapes = quote == '\'' && open > 0 && text[open - 1] is 'E' or 'e';
        for (var index = open + 1; index < text.Length; index++)
        {
            if (escapes && text[index] == '\\') index++;
            else if (text[index] == quote && index + 1 < text.Length && text[index + 1] == quote) index++;
            else if (text[index] == quote) return index;
        }
        return text.Length - 1;
    }
}

namespace Retort.Catalog;

/// <summary>SQL as PostgreSQL prints it (<c>pg_get_viewdef</c> and its kin), turned into the spelling of a person.</summary>
/// <remarks>PostgreSQL prints keywords in capitals and quotes every name that has any: a bare word in capitals is a keyword, with certainty.</remarks>
internal static class PrintedSql
{
    /// <summary>Where each of the given keywords (in capitals) first stands outside of strings, names and parentheses, in order; -1 for those that are absent.</summary>
    public static int[] Find(string printed, params string[] keywords)
    {
        var found = new int[keywords.Length];
        Array.Fill(found, -1);
        for (int at = 0, depth = 0; at < printed.Length;)
        {
            var end = EndOfQuoted(printed, at);
            if (end > at)
            {
                at = end;
                continue;
            }
            depth += printed[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && IsWordStart(printed, at))
                for (var index = 0; index < keywords.Length; index++)
                    if (found[index] < 0 && IsWordAt(printed, at, keywords[index])) found[index] = at;
            at++;
        }
        return found;
    }

    /// <summary>The name of a function or operator as <c>regprocedure</c> and <c>regoperator</c> print it, without the argument types.</summary>
    public static string WithoutArguments(string printed)
    {
        for (var at = 0; at < printed.Length;)
        {
            if (printed[at] == '(') return printed[..at];
            at = Math.Max(at + 1, EndOfQuoted(printed, at));
        }
        return printed;
    }

    private static bool IsWordStart(string text, int at) => char.IsAsciiLetterUpper(text[at]) && (at == 0 || !IsWord(text[at - 1]));

    private static bool IsWordAt(string text, int at, string word) =>
        string.CompareOrdinal(text, at, word, 0, word.Length) == 0 && (at + word.Length == text.Length || !IsWord(text[at + word.Length]));

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$' or '.';

    /// <summary>The end of the string or quoted name that begins here; the place itself where none begins.</summary>
    private static int EndOfQuoted(string text, int at)
    {
        var quote = text[at];
        if (quote is not ('\'' or '"')) return at;
        // PostgreSQL prints strings with backslashes as E'...', their backslashes doubled.
        var escapes = quote == '\'' && at > 0 && text[at - 1] is 'E' or 'e';
        for (var end = at + 1; end < text.Length; end++)
        {
            if (escapes && text[end] == '\\') end++;
            else if (text[end] == quote && (end + 1 == text.Length || text[end + 1] != quote)) return end + 1;
            else if (text[end] == quote) end++;
        }
        return text.Length;
    }
}

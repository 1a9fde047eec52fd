namespace Retort.Catalog.TextSearch;

/// <summary>The options of a dictionary as PostgreSQL keeps them in one text: <c>language = 'english', stopwords = 'english'</c>.</summary>
internal static class DictionaryOption
{
    /// <summary>The names, as SQL writes them.</summary>
    public static IEnumerable<string> Names(string options)
    {
        for (var at = 0; at < options.Length;)
        {
            var equals = options.IndexOf(" = ", at, StringComparison.Ordinal);
            if (equals < 0) yield break;
            yield return options[at..equals];
            at = EndOfValue(options, equals + 3) + 2;
        }
    }

    /// <summary>A value ends at the first comma outside of quotes; a doubled quote closes and opens again.</summary>
    private static int EndOfValue(string options, int at)
    {
        for (var inside = false; at < options.Length && (inside || options[at] != ','); at++)
            if (options[at] == '\'') inside = !inside;
            else if (inside && options[at] == '\\') at++;
        return at;
    }
}

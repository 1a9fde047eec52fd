using System.Text;
using Retort.Sql;

namespace Retort.Catalog;

/// <summary>Queries that PostgreSQL printed, as a person lays them out: clauses at the margin, what they list two spaces in, a query within four.</summary>
/// <remarks>Only the space at the beginning of lines changes, and only outside of strings and quoted names.</remarks>
internal static class QueryLayout
{
    private static readonly string[] Clauses =
        ["select", "from", "where", "group by", "having", "window", "order by", "limit", "offset", "fetch", "for", "with", "values", "union", "except", "intersect"];

    /// <summary>The query of a view, as pg_get_viewdef printed it.</summary>
    public static string Query(string printed) => Write(SqlText.LowerCase(printed).Trim().TrimEnd(';'), margin: 0);

    /// <summary>The body of a function that is SQL: BEGIN ATOMIC with its statements, or RETURN.</summary>
    public static string Body(string printed)
    {
        const string Begin = "begin atomic\n", End = "end";
        var body = SqlText.LowerCase(printed).Trim();
        return body.StartsWith(Begin, StringComparison.Ordinal) && body.EndsWith(End, StringComparison.Ordinal)
            ? $"{Begin}  {Write(body[Begin.Length..^End.Length].Trim(), margin: 2)}\n{End}"
            : body;
    }

    private static string Write(string query, int margin)
    {
        var text = new StringBuilder(query.Length);
        for (int at = 0, depth = 0; at < query.Length;)
        {
            var end = EndOfPiece(query, at, ref depth);
            text.Append(query, at, end - at);
            at = end;
            // PostgreSQL opens a query inside another with a space.
            if (query[at - 1] == '(' && string.CompareOrdinal(query, at, " select ", 0, 8) == 0) at++;
            if (at == query.Length || query[at - 1] != '\n') continue;
            while (at < query.Length && query[at] == ' ') at++;
            text.Append(' ', margin + Indent(query, at, depth));
        }
        return text.ToString();
    }

    /// <summary>The end of the string, quoted name or character that begins here.</summary>
    private static int EndOfPiece(string query, int at, ref int depth)
    {
        if (query[at] is '\'' or '"') return SqlText.QuoteEnd(query, at) + 1;
        depth += query[at] switch { '(' => 1, ')' => -1, _ => 0 };
        return at + 1;
    }

    private static int Indent(string query, int at, int depth)
    {
        var line = query.AsSpan(at);
        if (line.StartsWith(")")) return 4 * (depth - 1);
        if (line.StartsWith("when ") || line.StartsWith("else ")) return 4 * depth + 4;
        foreach (var clause in Clauses)
            if (line.StartsWith(clause) && (line.Length == clause.Length || !IsWord(line[clause.Length]))) return 4 * depth;
        return 4 * depth + 2;
    }

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$';
}

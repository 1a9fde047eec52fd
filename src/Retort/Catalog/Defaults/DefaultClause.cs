using Retort.Sql;

namespace Retort.Catalog.Defaults;

/// <summary>A default as a person writes it.</summary>
internal static class DefaultClause
{
    /// <summary>The expression, without the cast that PostgreSQL prints behind a literal: a column gives its own type to a bare one.</summary>
    /// <param name="expression">What PostgreSQL printed.</param>
    /// <param name="type">The column's type, in its short spelling.</param>
    public static string Write(string expression, string? type)
    {
        // A regclass is what nextval takes.
        if (expression.StartsWith("nextval('", StringComparison.Ordinal) && expression.EndsWith("'::regclass)", StringComparison.Ordinal) && SqlText.QuoteEnd(expression, 8) == expression.Length - 12) return $"{expression[..^11]})";
        if (type is null || !expression.StartsWith('\'')) return expression;
        var (literal, cast) = Cut(expression, SqlText.QuoteEnd(expression, 0) + 1);
        if (!cast.StartsWith("::", StringComparison.Ordinal) || TypeName.Short(cast[2..]) != WithoutLength(type)) return expression;
        return type == "integer" ? literal.Trim('\'') : literal; // '-1'::integer was -1
    }

    private static (string Before, string After) Cut(string text, int at) => (text[..at], text[at..]);

    private static string WithoutLength(string type) =>
        type.IndexOf('(') is var open and > 0 && type.IndexOf(')', open) is var close and > 0 ? type.Remove(open, close - open + 1) : type;
}

using Retort.Sql;

namespace Retort.Hazards.Measuring;

/// <summary>Statements that reach beyond the scratch database and cannot be taken back: they are never run there.</summary>
internal static class ServerWide
{
    /// <summary>Whether a statement that refuses a transaction acts on the server, or on a database that it names.</summary>
    public static bool Is(SqlStatement statement) => IsCopy(statement) || StatementWords.First(statement.Text, 3) switch
    {
        ["create" or "drop" or "alter", "database" or "tablespace" or "subscription", ..] => true,
        ["alter", "system", ..] => true,
        ["reindex", "database" or "system", ..] => true,
        _ => false,
    };

    /// <summary>Whether a statement reads or writes files of the server, or runs programs there: no rollback takes that back.</summary>
    public static bool IsCopy(SqlStatement statement) => StatementWords.First(statement.Text, 1) is ["copy"] && CopiesOutside(statement.Text);

    /// <summary>TO or FROM a file or a program: outside of parentheses a word, then what is no STDIN or STDOUT.</summary>
    private static bool CopiesOutside(string text)
    {
        var scanner = new SqlScanner(text, null, 1);
        var (depth, isPlace) = (0, false);
        while (scanner.Next() is { Kind: not SqlTokenKind.End } token)
        {
            if (token.Kind == SqlTokenKind.Comment) continue;
            var word = token.In(text);
            if (isPlace) return !word.Equals("stdin", StringComparison.OrdinalIgnoreCase) && !word.Equals("stdout", StringComparison.OrdinalIgnoreCase);
            if (word is "(") depth++;
            else if (word is ")") depth--;
            else isPlace = depth == 0 && token.Kind == SqlTokenKind.Word && (word.Equals("to", StringComparison.OrdinalIgnoreCase) || word.Equals("from", StringComparison.OrdinalIgnoreCase));
        }
        return false;
    }
}

namespace Retort.Sql;

/// <summary>Says what kind of command a statement is, by its tokens.</summary>
internal static class StatementWords
{
    /// <summary>The first words of a statement in lower case, up to the first token that is not an unquoted word.</summary>
    public static ValueList<string> First(string statement, int count)
    {
        var scanner = new SqlScanner(statement, null, 1);
        var words = new List<string>(count);
        while (words.Count < count)
        {
            var token = scanner.Next();
            if (token.Kind == SqlTokenKind.Comment) continue;
            if (token.Kind != SqlTokenKind.Word) break;
            words.Add(token.In(statement).ToString().ToLowerInvariant());
        }
        return words.ToValueList();
    }

    /// <summary>Whether a statement begins, ends or divides a transaction, which is Retort's own to do.</summary>
    public static bool IsTransactionControl(string statement) => First(statement, 2) switch
    {
        ["begin" or "commit" or "rollback" or "savepoint" or "end" or "abort" or "release", ..] => true,
        ["start" or "prepare", "transaction"] => true,
        _ => false,
    };
}

using Retort.Sql;

namespace Retort.Execution;

/// <summary>The index that a CREATE INDEX CONCURRENTLY makes.</summary>
/// <param name="Name">Its name; null when PostgreSQL is to choose one.</param>
/// <param name="Schema">The schema of its table; null for the default schema.</param>
/// <param name="Table">Its table.</param>
internal sealed record ConcurrentIndex(string? Name, string? Schema, string Table)
{
    /// <summary>Reads the head of a statement; null when it is another kind.</summary>
    public static ConcurrentIndex? Of(string statement)
    {
        var words = Head(statement);
        if (!Take(words, "create")) return null;
        Take(words, "unique");
        if (!Take(words, "index") || !Take(words, "concurrently")) return null;
        if (Take(words, "if")) Take(words, "not", "exists");
        var name = words.TryPeek(out var word) && word != "on" ? Unquote(words.Dequeue()) : null;
        if (!Take(words, "on")) return null;
        Take(words, "only");
        if (!words.TryDequeue(out var table)) return null;
        if (!Take(words, ".") || !words.TryDequeue(out var inSchema)) return new ConcurrentIndex(name, null, Unquote(table));
        return new ConcurrentIndex(name, Unquote(table), Unquote(inSchema));
    }

    // CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS name ON ONLY schema . table: thirteen at most.
    private static Queue<string> Head(string statement)
    {
        var scanner = new SqlScanner(statement, null, 1);
        var words = new Queue<string>();
        while (words.Count < 13 && scanner.Next() is { Kind: not SqlTokenKind.End } token)
        {
            if (token.Kind == SqlTokenKind.Comment) continue;
            var word = token.In(statement).ToString();
            words.Enqueue(token.Kind == SqlTokenKind.Word ? word.ToLowerInvariant() : word);
        }

        return words;
    }

    private static string Unquote(string word) =>
        word[0] == '"' ? word[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : word;

    private static bool Take(Queue<string> words, params ReadOnlySpan<string> expected)
    {
        foreach (var word in expected)
        {
            if (!words.TryPeek(out var next) || next != word) return false;
            words.Dequeue();
        }

        return true;
    }
}

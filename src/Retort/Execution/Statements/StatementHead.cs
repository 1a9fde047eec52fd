using Retort.Sql;

namespace Retort.Execution.Statements;

/// <summary>The words that a statement begins with, taken one after the other.</summary>
internal sealed class StatementHead
{
    // ALTER TABLE IF EXISTS ONLY a . b * DETACH PARTITION c . d CONCURRENTLY: the longest of those that are read.
    private const int Longest = 16;
    private readonly Queue<string> words = new();

    public StatementHead(string statement)
    {
        var scanner = new SqlScanner(statement, null, 1);
        while (words.Count < Longest && scanner.Next() is { Kind: not SqlTokenKind.End } token)
        {
            if (token.Kind == SqlTokenKind.Comment) continue;
            var word = token.In(statement).ToString();
            words.Enqueue(token.Kind == SqlTokenKind.Word ? word.ToLowerInvariant() : word);
        }
    }

    /// <summary>The next word; empty at the end.</summary>
    public string Next => words.TryPeek(out var next) ? next : "";

    /// <summary>Takes these words if they come next.</summary>
    public bool Take(params ReadOnlySpan<string> expected)
    {
        foreach (var word in expected)
        {
            if (Next != word) return false;
            words.Dequeue();
        }

        return true;
    }


    /// <summary>Takes a name, without its quotes; null at the end.</summary>
    public string? Name() => words.TryDequeue(out var word) ? Unquote(word) : null;

    /// <summary>Takes a name with its schema, if it has one; null at the end.</summary>
    public (string? Schema, string Name)? QualifiedName()
    {
        if (Name() is not { } first) return null;
        return Take(".") && Name() is { } second ? (first, second) : (null, first);
    }

    private static string Unquote(string word) =>
        word[0] == '"' ? word[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : word;
}

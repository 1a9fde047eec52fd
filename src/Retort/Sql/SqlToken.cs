namespace Retort.Sql;

/// <summary>A token's kind, its place in the text and its line, from 1.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int End, int Line)
{
    public int Length => End - Start;

    /// <summary>The token's text.</summary>
    public ReadOnlySpan<char> In(ReadOnlySpan<char> text) => text[Start..End];

    /// <summary>Whether it is this one character of punctuation.</summary>
    public bool Is(ReadOnlySpan<char> text, char symbol) => Kind == SqlTokenKind.Symbol && text[Start] == symbol;

    /// <summary>Whether it is this keyword, in any case.</summary>
    public bool Is(ReadOnlySpan<char> text, string word) =>
        Kind == SqlTokenKind.Word && Length == word.Length && In(text).Equals(word, StringComparison.OrdinalIgnoreCase);
}

namespace Retort.Catalog.TextSearch;

/// <summary>A text search parser: cuts documents into tokens.</summary>
public sealed record TextSearchParser : DatabaseObject
{
    /// <summary>The function that begins a document.</summary>
    public required string Start { get; init; }

    /// <summary>The function that yields the next token.</summary>
    public required string Token { get; init; }

    /// <summary>The function that ends a document.</summary>
    public required string End { get; init; }

    /// <summary>The function that describes the types of tokens.</summary>
    public required string TokenTypes { get; init; }

    /// <summary>The function that makes headlines.</summary>
    public string? Headline { get; init; }
}

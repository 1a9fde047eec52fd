namespace Retort.Catalog.TextSearch;

/// <summary>A text search configuration: a parser, and dictionaries for its tokens.</summary>
public sealed record TextSearchConfiguration : DatabaseObject
{
    /// <summary>The parser, as SQL writes it.</summary>
    public required string Parser { get; init; }

    /// <summary>The dictionaries of each type of token.</summary>
    public ValueList<TextSearchMapping> Mappings { get; init; }
}

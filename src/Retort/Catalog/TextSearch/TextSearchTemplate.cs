namespace Retort.Catalog.TextSearch;

/// <summary>A text search template: the functions behind dictionaries.</summary>
public sealed record TextSearchTemplate : DatabaseObject
{
    /// <summary>The function that reads the options of a dictionary.</summary>
    public string? Init { get; init; }

    /// <summary>The function that turns a token into lexemes.</summary>
    public required string Lexize { get; init; }
}

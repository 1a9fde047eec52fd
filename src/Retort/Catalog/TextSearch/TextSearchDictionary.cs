namespace Retort.Catalog.TextSearch;

/// <summary>A text search dictionary: a template with options.</summary>
public sealed record TextSearchDictionary : DatabaseObject
{
    /// <summary>The template, as SQL writes it.</summary>
    public required string Template { get; init; }

    /// <summary>The options as PostgreSQL keeps them: <c>language = 'english', stopwords = 'english'</c>; null when there are none.</summary>
    public string? Options { get; init; }
}

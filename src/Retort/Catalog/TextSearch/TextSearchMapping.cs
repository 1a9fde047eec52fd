namespace Retort.Catalog.TextSearch;

/// <summary>Which dictionaries a type of token is looked up in.</summary>
/// <param name="Token">The type of token.</param>
/// <param name="Dictionaries">The dictionaries in their order, as SQL writes them, with commas between.</param>
public readonly record struct TextSearchMapping(string Token, string Dictionaries);

namespace Retort.Catalog.Views;

/// <summary>A column of what a view's query gives.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, and the collation where it is not the type's own.</param>
public readonly record struct ResultColumn(string Name, string Type);

namespace Jinbocho.Catalog;

/// <summary>A row of <c>rooms</c>.</summary>
internal sealed record Room(Guid Id, string Name);

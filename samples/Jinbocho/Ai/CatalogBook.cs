namespace Jinbocho.Ai;

/// <summary>A copy as the catalog service tells of it.</summary>
internal sealed record CatalogBook(Guid RecordId, string Title, string? Author);

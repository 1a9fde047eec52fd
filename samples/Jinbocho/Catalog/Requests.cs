namespace Jinbocho.Catalog;

/// <summary>A room or a bookcase.</summary>
internal sealed record NewPlace(string Name);

/// <summary>A section, counted from the left, or a shelf, counted from the top.</summary>
internal sealed record NewOrderedPlace(string Name, int Position);

/// <summary>A copy: by ISBN, which says the rest, or by what its cover says.</summary>
internal sealed record NewBook(string? Isbn = null, string? Title = null, string? Author = null, Guid? ShelfId = null, int? Position = null);

/// <summary>Where a copy is put; without a shelf it stands nowhere: lent, packed.</summary>
internal sealed record Move(Guid? ShelfId = null, int? Position = null);

internal sealed record StatusChange(string Status);

namespace Widgets.Models;

/// <summary>A file of a widget; its bytes are in the storage.</summary>
public sealed class WidgetFile
{
    public Guid Id { get; set; }

    public Guid WidgetId { get; set; }

    public required string Name { get; set; }

    /// <summary>Where the storage has it: a key, never an address, so that the storage can move.</summary>
    public required string Key { get; set; }

    public required string ContentType { get; set; }

    public long Bytes { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? ArchivedAt { get; set; }
}

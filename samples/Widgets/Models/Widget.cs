namespace Widgets.Models;

/// <summary>Something that is sold.</summary>
public sealed class Widget
{
    public Guid Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The name as addresses show it; one live widget has it.</summary>
    public required string Slug { get; set; }

    public WidgetStatus Status { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When it was deleted, as far as anybody sees.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    public List<WidgetFile> Files { get; } = [];
}

namespace Retort.Catalog.Publications;

/// <summary>A table in a publication.</summary>
public sealed record PublicationTable : DatabaseObject
{
    /// <summary>The columns that are published, as SQL writes them; null for all.</summary>
    public string? Columns { get; init; }

    /// <summary>The condition on rows; null for all.</summary>
    public string? Filter { get; init; }

    /// <inheritdoc/>
    public override ObjectId? Container => new(ObjectKinds.Publication, "", Id.Table!);
}

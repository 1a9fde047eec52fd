namespace Retort.Catalog.Publications;

/// <summary>A schema all of whose tables are in a publication (PostgreSQL 15 and later).</summary>
public sealed record PublicationSchema : DatabaseObject
{
    /// <inheritdoc/>
    public override ObjectId? Container => new(ObjectKinds.Publication, "", Id.Table!);
}

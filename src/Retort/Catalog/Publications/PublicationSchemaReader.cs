using Retort.Catalog.Reflection;

namespace Retort.Catalog.Publications;

internal sealed class PublicationSchemaReader() : ObjectReader("Catalog/Publications/PublicationSchema")
{
    public override DatabaseObject Read(CatalogRow row) => new PublicationSchema
    {
        Id = new(ObjectKinds.PublicationSchema, "", row.Text("name"), row.Text("publication")),
    };
}

using Retort.Catalog.Reflection;

namespace Retort.Catalog.Schemas;

internal sealed class SchemaReader() : ObjectReader("Catalog/Schemas/Schema")
{
    public override DatabaseObject Read(CatalogRow row) => new Schema { Id = new(ObjectKinds.Schema, "", row.Text("name")) };
}

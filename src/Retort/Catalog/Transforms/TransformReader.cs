using Retort.Catalog.Reflection;

namespace Retort.Catalog.Transforms;

internal sealed class TransformReader() : ObjectReader("Catalog/Transforms/Transform")
{
    public override DatabaseObject Read(CatalogRow row) => new Transform
    {
        Id = new(ObjectKinds.Transform, "", TypeName.Short(row.Text("type")), Arguments: row.Text("language")),
        FromSql = row.TextOrNull("from_sql"),
        ToSql = row.TextOrNull("to_sql"),
    };
}

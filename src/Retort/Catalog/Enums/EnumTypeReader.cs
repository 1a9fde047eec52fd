using Retort.Catalog.Reflection;

namespace Retort.Catalog.Enums;

internal sealed class EnumTypeReader() : ObjectReader("Catalog/Enums/EnumType")
{
    public override DatabaseObject Read(CatalogRow row) => new EnumType
    {
        Id = new(ObjectKinds.Enum, row.Schema(), row.Text("name")),
        Labels = row.Texts("enum_labels"),
    };
}

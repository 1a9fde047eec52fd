using Retort.Catalog.Reflection;

namespace Retort.Catalog.Ranges;

internal sealed class RangeTypeReader() : ObjectReader("Catalog/Ranges/RangeType")
{
    public override DatabaseObject Read(CatalogRow row) => new RangeType
    {
        Id = new(ObjectKinds.Range, row.Schema(), row.Text("name")),
        Subtype = TypeName.Short(row.Text("subtype")),
        OperatorClass = row.TextOrNull("operator_class"),
        Collation = row.TextOrNull("collation"),
        Difference = row.FunctionOrNull("difference"),
        Canonical = row.FunctionOrNull("canonical"),
        Multirange = row.TextOrNull("multirange"),
    };
}

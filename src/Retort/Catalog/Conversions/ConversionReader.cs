using Retort.Catalog.Reflection;

namespace Retort.Catalog.Conversions;

internal sealed class ConversionReader() : ObjectReader("Catalog/Conversions/Conversion")
{
    public override DatabaseObject Read(CatalogRow row) => new Conversion
    {
        Id = new(ObjectKinds.Conversion, row.Schema(), row.Text("name")),
        Source = row.Text("source"),
        Destination = row.Text("destination"),
        Function = row.Function("function"),
        IsDefault = row.Flag("is_default"),
    };
}

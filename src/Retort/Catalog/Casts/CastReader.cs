using Retort.Catalog.Reflection;

namespace Retort.Catalog.Casts;

internal sealed class CastReader() : ObjectReader("Catalog/Casts/Cast")
{
    public override DatabaseObject Read(CatalogRow row) => new Cast
    {
        Id = new(ObjectKinds.Cast, "", $"{TypeName.Short(row.Text("source"))} as {TypeName.Short(row.Text("target"))}"),
        Method = row.Text("method"),
        Context = row.TextOrNull("context"),
    };
}

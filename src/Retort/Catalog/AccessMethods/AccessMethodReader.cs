using Retort.Catalog.Reflection;

namespace Retort.Catalog.AccessMethods;

internal sealed class AccessMethodReader() : ObjectReader("Catalog/AccessMethods/AccessMethod")
{
    public override DatabaseObject Read(CatalogRow row) => new AccessMethod
    {
        Id = new(ObjectKinds.AccessMethod, "", row.Text("name")),
        Type = row.Text("type"),
        Handler = row.Function("handler"),
    };
}

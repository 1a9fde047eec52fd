using Retort.Catalog.Reflection;

namespace Retort.Catalog.UserMappings;

internal sealed class UserMappingReader() : ObjectReader("Catalog/UserMappings/UserMapping")
{
    public override DatabaseObject Read(CatalogRow row) => new UserMapping
    {
        Id = new(ObjectKinds.UserMapping, "", row.Text("role"), row.Text("server")),
        Options = row.Texts("options"),
        Secrets = new(row.Texts("secrets")),
    };
}

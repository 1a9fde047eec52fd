using Retort.Catalog.Reflection;

namespace Retort.Catalog.ForeignServers;

internal sealed class ForeignServerReader() : ObjectReader("Catalog/ForeignServers/ForeignServer")
{
    public override DatabaseObject Read(CatalogRow row) => new ForeignServer
    {
        Id = new(ObjectKinds.ForeignServer, "", row.Text("name")),
        Wrapper = row.Text("wrapper"),
        Type = row.TextOrNull("type"),
        Version = row.TextOrNull("version"),
        Options = row.Texts("options"),
    };
}

using Retort.Catalog.Reflection;

namespace Retort.Catalog.Extensions;

internal sealed class ExtensionReader() : ObjectReader("Catalog/Extensions/Extension")
{
    public override DatabaseObject Read(CatalogRow row) => new Extension
    {
        Id = new(ObjectKinds.Extension, "", row.Text("name")),
        Version = row.Text("version"),
        Schema = row.Schema(),
        IsRelocatable = new(row.Flag("relocatable")),
        DefaultVersion = new(row.TextOrNull("default_version")),
        Updates = new(row.Texts("updates")),
    };
}

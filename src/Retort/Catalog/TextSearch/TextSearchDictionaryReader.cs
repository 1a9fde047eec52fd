using Retort.Catalog.Reflection;

namespace Retort.Catalog.TextSearch;

internal sealed class TextSearchDictionaryReader() : ObjectReader("Catalog/TextSearch/TextSearchDictionary")
{
    public override DatabaseObject Read(CatalogRow row) => new TextSearchDictionary
    {
        Id = new(ObjectKinds.TextSearchDictionary, row.Schema(), row.Text("name")),
        Template = row.Text("template"),
        Options = row.TextOrNull("options"),
    };
}

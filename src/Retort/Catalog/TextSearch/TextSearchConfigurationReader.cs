using Retort.Catalog.Reflection;

namespace Retort.Catalog.TextSearch;

internal sealed class TextSearchConfigurationReader() : ObjectReader("Catalog/TextSearch/TextSearchConfiguration")
{
    public override DatabaseObject Read(CatalogRow row) => new TextSearchConfiguration
    {
        Id = new(ObjectKinds.TextSearchConfiguration, row.Schema(), row.Text("name")),
        Parser = row.Text("parser"),
        Mappings = row.Texts("tokens").Zip(row.Texts("dictionaries"), (token, dictionaries) => new TextSearchMapping(token, dictionaries)).ToValueList(),
    };
}

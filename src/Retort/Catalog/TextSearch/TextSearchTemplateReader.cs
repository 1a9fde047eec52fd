using Retort.Catalog.Reflection;

namespace Retort.Catalog.TextSearch;

internal sealed class TextSearchTemplateReader() : ObjectReader("Catalog/TextSearch/TextSearchTemplate")
{
    public override DatabaseObject Read(CatalogRow row) => new TextSearchTemplate
    {
        Id = new(ObjectKinds.TextSearchTemplate, row.Schema(), row.Text("name")),
        Init = row.FunctionOrNull("init"),
        Lexize = row.Function("lexize"),
    };
}

using Retort.Catalog.Reflection;

namespace Retort.Catalog.TextSearch;

internal sealed class TextSearchParserReader() : ObjectReader("Catalog/TextSearch/TextSearchParser")
{
    public override DatabaseObject Read(CatalogRow row) => new TextSearchParser
    {
        Id = new(ObjectKinds.TextSearchParser, row.Schema(), row.Text("name")),
        Start = row.Function("start"),
        Token = row.Function("token"),
        End = row.Function("end"),
        TokenTypes = row.Function("token_types"),
        Headline = row.FunctionOrNull("headline"),
    };
}

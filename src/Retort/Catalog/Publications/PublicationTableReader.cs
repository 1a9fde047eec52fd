using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Publications;

internal sealed class PublicationTableReader() : ObjectReader("Catalog/Publications/PublicationTable")
{
    public override DatabaseObject Read(CatalogRow row) => new PublicationTable
    {
        Id = new(ObjectKinds.PublicationTable, row.Schema(), row.Text("name"), row.Text("publication")),
        Columns = row.TextOrNull("columns"),
        Filter = row.TextOrNull("filter") is { } filter ? SqlText.LowerCase(filter) : null,
    };
}

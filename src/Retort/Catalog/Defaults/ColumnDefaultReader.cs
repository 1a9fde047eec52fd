using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Defaults;

internal sealed class ColumnDefaultReader() : ObjectReader("Catalog/Defaults/ColumnDefault")
{
    public override DatabaseObject Read(CatalogRow row) => new ColumnDefault
    {
        Id = new(ObjectKinds.ColumnDefault, row.Schema(), row.Text("name"), row.Text("table_name")),
        Expression = row.TextOrNull("expression") is { } expression ? SqlText.LowerCase(expression) : null,
    };
}

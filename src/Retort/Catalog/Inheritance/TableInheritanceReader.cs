using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Inheritance;

internal sealed class TableInheritanceReader() : ObjectReader("Catalog/Inheritance/TableInheritance")
{
    public override DatabaseObject Read(CatalogRow row) => new TableInheritance
    {
        Id = new(ObjectKinds.Inheritance, row.Schema(), row.Text("name"), row.Text("table_name")),
        Bound = row.TextOrNull("bound") is { } bound ? SqlText.LowerCase(bound) : null,
    };
}

using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Statistics;

internal sealed class StatisticsObjectReader() : ObjectReader("Catalog/Statistics/StatisticsObject")
{
    public override DatabaseObject Read(CatalogRow row) => new StatisticsObject
    {
        Id = new(ObjectKinds.Statistics, row.Schema(), row.Text("name")),
        Table = row.Text("table"),
        On = SqlText.LowerCase(row.Text("columns")),
        Kinds = row.Texts("kinds"),
        Target = row.NumberOrNull("target"),
    };
}

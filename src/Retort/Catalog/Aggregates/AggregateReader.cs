using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Aggregates;

internal sealed class AggregateReader() : ObjectReader("Catalog/Aggregates/Aggregate")
{
    public override DatabaseObject Read(CatalogRow row) => new Aggregate
    {
        Id = new(ObjectKinds.Aggregate, row.Schema(), row.Text("name"), Arguments: string.Join(", ", row.Texts("input_types").Select(TypeName.Short))),
        Arguments = SqlText.LowerCase(row.Text("arguments")),
        IdentityArguments = SqlText.LowerCase(row.Text("identity_arguments")),
        Returns = TypeName.Short(row.Text("returns")),
        Sort = row.Text("kind"),
        DirectArguments = row.Number("direct_arguments"),
        Options = [.. row.Texts("options").Select(PrintedSql.WithoutArguments), .. SortOperator(row)],
    };

    private static IEnumerable<string> SortOperator(CatalogRow row) => row.TextOrNull("sort_operator") is { } name ? [$"sortop = {name}"] : [];
}

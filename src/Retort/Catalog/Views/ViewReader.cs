using Retort.Catalog.Reflection;

namespace Retort.Catalog.Views;

internal sealed class ViewReader() : ObjectReader("Catalog/Views/View")
{
    private const string CheckOption = "check_option=";

    public override DatabaseObject Read(CatalogRow row)
    {
        var options = row.Texts("options");
        return new View
        {
            Id = new(ObjectKinds.View, row.Schema(), row.Text("name")),
            Definition = QueryLayout.Query(row.Text("definition")),
            Columns = row.Texts("column_names").Zip(row.Texts("column_types"), (name, type) => new ResultColumn(name, type)).ToValueList(),
            Options = options.Where(option => !option.StartsWith(CheckOption, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToValueList(),
            CheckOption = options.Where(option => option.StartsWith(CheckOption, StringComparison.Ordinal)).Select(option => option[CheckOption.Length..]).SingleOrDefault(),
        };
    }
}

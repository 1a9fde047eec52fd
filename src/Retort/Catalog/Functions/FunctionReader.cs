using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Functions;

internal sealed class FunctionReader() : ObjectReader("Catalog/Functions/Function")
{
    public override DatabaseObject Read(CatalogRow row) => new Function
    {
        Id = new(ObjectKinds.Function, row.Schema(), row.Text("name"), Arguments: string.Join(", ", row.Texts("input_types").Select(TypeName.Short))),
        IsProcedure = row.Flag("is_procedure"),
        IsWindow = row.Flag("is_window"),
        Arguments = Arguments(row),
        Returns = row.TextOrNull("returns") is { } type ? TypeName.Short(type) : null,
        ReturnsSet = row.Flag("returns_set"),
        Language = row.Text("language"),
        Transforms = row.Texts("transforms").Select(TypeName.Short).ToValueList(),
        Volatility = row.Text("volatility"),
        IsStrict = row.Flag("is_strict"),
        IsLeakproof = row.Flag("is_leakproof"),
        IsSecurityDefiner = row.Flag("is_definer"),
        Parallel = row.Text("parallel"),
        Cost = row.TextOrNull("cost"),
        Rows = row.TextOrNull("rows"),
        Support = row.TextOrNull("support") is { } support ? PrintedSql.WithoutArguments(support) : null,
        Settings = row.Texts("settings"),
        Source = row.Text("source"),
        Library = row.TextOrNull("library"),
        Body = row.TextOrNull("body") is { } body ? QueryLayout.Body(body) : null,
    };

    private static ValueList<FunctionArgument> Arguments(CatalogRow row)
    {
        var (modes, names) = (row.Texts("argument_modes"), row.Texts("argument_names"));
        var (types, defaults) = (row.Texts("argument_types"), row.Texts("argument_defaults"));
        return types.Select((type, place) => new FunctionArgument(modes[place], names[place], TypeName.Short(type), SqlText.LowerCase(defaults[place]))).ToValueList();
    }
}

using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Policies;

internal sealed class PolicyReader() : ObjectReader("Catalog/Policies/Policy")
{
    public override DatabaseObject Read(CatalogRow row) => new Policy
    {
        Id = new(ObjectKinds.Policy, row.Schema(), row.Text("name"), row.Text("relation")),
        IsPermissive = row.Flag("is_permissive"),
        Command = row.Text("command"),
        Roles = row.Texts("roles"),
        Using = Expression(row, "using_expression"),
        Check = Expression(row, "check_expression"),
    };

    private static string? Expression(CatalogRow row, string column) => row.TextOrNull(column) is { } text ? SqlText.LowerCase(text) : null;
}

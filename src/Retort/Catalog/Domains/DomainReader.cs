using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Domains;

internal sealed class DomainReader() : ObjectReader("Catalog/Domains/Domain")
{
    public override DatabaseObject Read(CatalogRow row) => new Domain
    {
        Id = new(ObjectKinds.Domain, row.Schema(), row.Text("name")),
        BaseType = TypeName.Short(row.Text("base_type")),
        Collation = row.TextOrNull("collation"),
        Default = row.TextOrNull("default") is { } value ? SqlText.LowerCase(value) : null,
        NotNull = row.Flag("not_null"),
        NotNullName = row.TextOrNull("not_null_name"),
    };
}

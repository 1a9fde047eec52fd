using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Domains;

internal sealed class DomainConstraintReader() : ObjectReader("Catalog/Domains/DomainConstraint")
{
    public override DatabaseObject Read(CatalogRow row) => new DomainConstraint
    {
        Id = new(ObjectKinds.DomainConstraint, row.Schema(), row.Text("name"), row.Text("domain")),
        Expression = SqlText.LowerCase(row.Text("expression")),
        IsValid = row.Flag("valid"),
    };
}

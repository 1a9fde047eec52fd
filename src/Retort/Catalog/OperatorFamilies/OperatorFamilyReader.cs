using Retort.Catalog.Reflection;

namespace Retort.Catalog.OperatorFamilies;

internal sealed class OperatorFamilyReader() : ObjectReader("Catalog/OperatorFamilies/OperatorFamily")
{
    public override DatabaseObject Read(CatalogRow row) => new OperatorFamily
    {
        Id = new(ObjectKinds.OperatorFamily, row.Schema(), row.Text("name"), Arguments: row.Text("method")),
        Operators = FamilyMember.Read(row.Texts("operator_slots"), row.Texts("operators")),
        Functions = FamilyMember.Read(row.Texts("function_slots"), row.Texts("functions")),
    };
}

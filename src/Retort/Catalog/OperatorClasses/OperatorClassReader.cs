using Retort.Catalog.OperatorFamilies;
using Retort.Catalog.Reflection;

namespace Retort.Catalog.OperatorClasses;

internal sealed class OperatorClassReader() : ObjectReader("Catalog/OperatorClasses/OperatorClass")
{
    public override DatabaseObject Read(CatalogRow row) => new OperatorClass
    {
        Id = new(ObjectKinds.OperatorClass, row.Schema(), row.Text("name"), Arguments: row.Text("method")),
        Type = TypeName.Short(row.Text("type")),
        IsDefault = row.Flag("is_default"),
        Family = row.Text("family"),
        Storage = row.TypeOrNull("storage"),
        Operators = FamilyMember.Read(row.Texts("operator_slots"), row.Texts("operators")),
        Functions = FamilyMember.Read(row.Texts("function_slots"), row.Texts("functions")),
    };
}

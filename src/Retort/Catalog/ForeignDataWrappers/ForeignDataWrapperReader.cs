using Retort.Catalog.Reflection;

namespace Retort.Catalog.ForeignDataWrappers;

internal sealed class ForeignDataWrapperReader() : ObjectReader("Catalog/ForeignDataWrappers/ForeignDataWrapper")
{
    public override DatabaseObject Read(CatalogRow row) => new ForeignDataWrapper
    {
        Id = new(ObjectKinds.ForeignDataWrapper, "", row.Text("name")),
        Handler = row.FunctionOrNull("handler"),
        Validator = row.FunctionOrNull("validator"),
        Options = row.Texts("options"),
    };
}

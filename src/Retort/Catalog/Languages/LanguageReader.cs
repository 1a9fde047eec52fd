using Retort.Catalog.Reflection;

namespace Retort.Catalog.Languages;

internal sealed class LanguageReader() : ObjectReader("Catalog/Languages/Language")
{
    public override DatabaseObject Read(CatalogRow row) => new Language
    {
        Id = new(ObjectKinds.Language, "", row.Text("name")),
        IsTrusted = row.Flag("trusted"),
        Handler = row.Function("handler"),
        Inline = row.FunctionOrNull("inline"),
        Validator = row.FunctionOrNull("validator"),
    };
}

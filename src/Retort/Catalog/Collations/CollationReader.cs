using Retort.Catalog.Reflection;

namespace Retort.Catalog.Collations;

internal sealed class CollationReader() : ObjectReader("Catalog/Collations/Collation")
{
    public override DatabaseObject Read(CatalogRow row) => new Collation
    {
        Id = new(ObjectKinds.Collation, row.Schema(), row.Text("name")),
        Provider = row.Text("provider"),
        Locale = row.Text("locale"),
        CharacterType = row.TextOrNull("character_type"),
        IsDeterministic = row.Flag("deterministic"),
        Rules = row.TextOrNull("rules"),
    };
}

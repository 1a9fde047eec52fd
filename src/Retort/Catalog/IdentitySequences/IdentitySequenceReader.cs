using Retort.Catalog.Reflection;

namespace Retort.Catalog.IdentitySequences;

internal sealed class IdentitySequenceReader() : ObjectReader("Catalog/IdentitySequences/IdentitySequence")
{
    public override DatabaseObject Read(CatalogRow row) => new IdentitySequence
    {
        Id = new(ObjectKinds.IdentitySequence, row.Schema(), row.Text("column_name"), row.Text("table_name")),
        Name = row.Text("name"),
    };
}

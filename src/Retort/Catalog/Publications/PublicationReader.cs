using Retort.Catalog.Reflection;

namespace Retort.Catalog.Publications;

internal sealed class PublicationReader() : ObjectReader("Catalog/Publications/Publication")
{
    public override DatabaseObject Read(CatalogRow row) => new Publication
    {
        Id = new(ObjectKinds.Publication, "", row.Text("name")),
        AllTables = row.Flag("all_tables"),
        AllSequences = row.Flag("all_sequences"),
        Publish = row.Text("publish"),
        ViaRoot = row.Flag("via_root"),
        GeneratedColumns = row.TextOrNull("generated_columns"),
    };
}

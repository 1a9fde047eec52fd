using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Indexes;

internal sealed class TableIndexReader() : ObjectReader("Catalog/Indexes/TableIndex")
{
    public override DatabaseObject Read(CatalogRow row)
    {
        var definition = row.Text("definition");
        if (row.TextOrNull("with_clause") is { } options) definition = definition.Replace(options, "", StringComparison.Ordinal);
        return new TableIndex
        {
            Id = new(ObjectKinds.Index, row.Schema(), row.Text("name"), row.Text("table_name")),
            IsUnique = row.Flag("is_unique"),
            IsValid = row.Flag("valid"),
            Definition = SqlText.LowerCase(definition),
            Options = row.Texts("options"),
            Tablespace = row.TextOrNull("tablespace"),
            Statistics = row.Texts("statistics"),
            IsClustered = row.Flag("clustered"),
            IsReplicaIdentity = row.Flag("replica_identity"),
            ParentIndex = row.TextOrNull("parent_index"),
            GeneratedName = new(GeneratedName.Of(row.Text("table_name"), string.Join('_', row.Texts("column_names")), "idx")),
            IsOnView = row.Flag("on_view"),
        };
    }
}

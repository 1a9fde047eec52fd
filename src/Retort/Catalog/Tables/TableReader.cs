using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.Tables;

internal sealed class TableReader() : ObjectReader("Catalog/Tables/Table")
{
    public override DatabaseObject Read(CatalogRow row) => new Table
    {
        Id = new(ObjectKinds.Table, row.Schema(), row.Text("name")),
        IsLogged = row.Flag("logged"),
        PartitionKey = row.TextOrNull("partition_key") is { } key ? SqlText.LowerCase(key) : null,
        KeyColumns = new(row.Texts("key_columns")),
        PartitionOf = new(row.TextOrNull("partition_of")),
        OfType = row.TextOrNull("of_type"),
        Options = row.Texts("options"),
        Tablespace = row.TextOrNull("tablespace"),
        AccessMethod = row.TextOrNull("access_method"),
        ReplicaIdentity = row.Text("replica_identity"),
        RowSecurity = row.Flag("row_security"),
        ForceRowSecurity = row.Flag("force_row_security"),
        Server = row.TextOrNull("server"),
        ServerOptions = row.Texts("server_options"),
    };
}

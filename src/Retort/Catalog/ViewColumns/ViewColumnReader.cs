using Retort.Catalog.Reflection;
using Retort.Sql;

namespace Retort.Catalog.ViewColumns;

internal sealed class ViewColumnReader() : ObjectReader("Catalog/ViewColumns/ViewColumn")
{
    public override DatabaseObject Read(CatalogRow row) => new ViewColumn
    {
        Id = new(ObjectKinds.ViewColumn, row.Schema(), row.Text("name"), row.Text("view_name")),
        IsMaterialized = row.Flag("is_materialized"),
        ViewOwner = new(row.Text("holder")),
        Default = row.TextOrNull("default_value") is { } value ? SqlText.LowerCase(value) : null,
        Storage = row.TextOrNull("storage"),
        TypeStorage = new(row.Text("type_storage")),
        Compression = row.TextOrNull("compression"),
        Statistics = row.NumberOrNull("statistics"),
        Options = row.Texts("options"),
    };
}

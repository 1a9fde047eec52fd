using Retort.Catalog.Reflection;

namespace Retort.Catalog.MaterializedViews;

internal sealed class MaterializedViewReader() : ObjectReader("Catalog/MaterializedViews/MaterializedView")
{
    public override DatabaseObject Read(CatalogRow row) => new MaterializedView
    {
        Id = new(ObjectKinds.MaterializedView, row.Schema(), row.Text("name")),
        Definition = QueryLayout.Query(row.Text("definition")),
        Columns = row.Texts("columns"),
        Options = row.Texts("options"),
        Tablespace = row.TextOrNull("tablespace"),
        AccessMethod = row.TextOrNull("access_method"),
        IsPopulated = new(row.Flag("is_populated")),
    };
}

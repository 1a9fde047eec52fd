using Retort.Catalog.Reflection;
using Retort.Catalog.Sequences;
using Retort.Sql;

namespace Retort.Catalog.Columns;

internal sealed class ColumnReader() : ObjectReader("Catalog/Columns/Column")
{
    public override DatabaseObject Read(CatalogRow row) => new Column
    {
        Id = new(ObjectKinds.Column, row.Schema(), row.Text("name"), row.Text("table_name")),
        TableOwner = new(row.Text("holder")),
        Type = TypeName.Short(row.Text("type")),
        DomainOf = new(row.TypeOrNull("domain_of")),
        Collation = row.TextOrNull("collation"),
        NotNull = row.Flag("not_null"),
        NotNullConstraint = NotNullConstraint(row),
        NotNullName = new(NotNullName(row)),
        Identity = row.TextOrNull("identity"),
        IdentitySettings = row.TextOrNull("identity_type") is null ? null : SequenceReader.Settings(row, "identity_"),
        Generated = row.TextOrNull("generated") is { } expression ? SqlText.LowerCase(expression) : null,
        IsVirtual = row.Flag("virtual"),
        Storage = row.TextOrNull("storage"),
        UsualStorage = new(row.Text("usual_storage")),
        Compression = row.TextOrNull("compression"),
        Statistics = row.NumberOrNull("statistics"),
        Options = row.Texts("options"),
        ServerOptions = row.Texts("server_options"),
        Inherited = new(row.Flag("inherited")),
    };

    /// <summary>What cannot be told from <c>not null</c> alone: NO INHERIT, NOT VALID.</summary>
    private static string? NotNullConstraint(CatalogRow row)
    {
        if (row.TextOrNull("not_null_name") is null) return null;
        var text = $"not null{(row.Flag("not_null_local") ? " no inherit" : "")}{(row.Flag("not_null_valid") ? "" : " not valid")}";
        return text == "not null" ? null : text;
    }

    private static string? NotNullName(CatalogRow row) => row.TextOrNull("not_null_name") is { } name
        && name != GeneratedName.Of(row.Text("table_name"), row.Text("name"), "not_null") ? name : null;
}

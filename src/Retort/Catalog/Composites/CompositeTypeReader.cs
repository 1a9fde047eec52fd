using Retort.Catalog.Reflection;

namespace Retort.Catalog.Composites;

internal sealed class CompositeTypeReader() : ObjectReader("Catalog/Composites/CompositeType")
{
    public override DatabaseObject Read(CatalogRow row) => new CompositeType
    {
        Id = new(ObjectKinds.Composite, row.Schema(), row.Text("name")),
        Attributes = Attributes(row).ToValueList(),
    };

    private static IEnumerable<CompositeAttribute> Attributes(CatalogRow row)
    {
        var (types, collations, comments) = (row.Texts("types"), row.Texts("collations"), row.Texts("comments"));
        return row.Texts("names").Select((name, index) =>
            new CompositeAttribute(name, TypeName.Short(types[index]), NullIfEmpty(collations[index]), NullIfEmpty(comments[index])));
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

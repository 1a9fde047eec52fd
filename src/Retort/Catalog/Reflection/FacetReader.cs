namespace Retort.Catalog.Reflection;

/// <summary>Fills in what objects of any kind may have, from the columns <c>owner</c>, <c>comment</c>, <c>privileges</c>, <c>labels</c> and <c>position</c> where a query has them.</summary>
internal sealed class FacetReader(CatalogRow row)
{
    private readonly bool hasOwner = row.Has("owner"), hasComment = row.Has("comment"), hasPrivileges = row.Has("privileges"),
        hasLabels = row.Has("labels"), hasPosition = row.Has("position");

    public DatabaseObject Fill(DatabaseObject item) => item with
    {
        Owner = hasOwner ? row.TextOrNull("owner") : null,
        Comment = hasComment ? row.TextOrNull("comment") : null,
        Privileges = hasPrivileges && row.TextsOrNull("privileges") is { } texts ? texts.Select(Privilege).ToValueList() : null,
        SecurityLabels = hasLabels ? row.Texts("labels") : [],
        Position = new(hasPosition ? row.Number("position") : 0),
    };

    /// <summary>The queries write a privilege as grantee, name and grantable, with tabs between.</summary>
    private static Privilege Privilege(string text)
    {
        var parts = text.Split('\t');
        return new Privilege(parts[0], parts[1], parts[2] == "true");
    }
}

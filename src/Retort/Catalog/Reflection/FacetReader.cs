using Retort.Catalog.Privileges;

namespace Retort.Catalog.Reflection;

/// <summary>Fills in what objects of any kind may have, by their address and from the columns <c>owner</c>, <c>comment</c>, <c>privileges</c> and <c>position</c> where a query has them; <c>holder</c> owns what has no owner of its own.</summary>
/// <param name="row">The row of the query.</param>
/// <param name="builtIn">What PostgreSQL grants on new objects: an access list that says the same is as good as none.</param>
internal sealed class FacetReader(CatalogRow row, IReadOnlyDictionary<string, ValueList<Privilege>> builtIn)
{
    private readonly bool hasOwner = row.Has("owner"), hasComment = row.Has("comment"), hasPrivileges = row.Has("privileges"), hasPosition = row.Has("position");

    public DatabaseObject Fill(DatabaseObject item, ObjectFacets facets) => item with
    {
        Owner = hasOwner ? row.TextOrNull("owner") : null,
        Comment = hasComment ? row.TextOrNull("comment") : facets.Comment,
        Privileges = hasPrivileges && row.TextsOrNull("privileges") is { } texts ? Privileges(item, texts) : null,
        SecurityLabels = facets.Labels,
        Extensions = facets.Extensions,
        Position = new(hasPosition ? row.Number("position") : 0),
    };

    /// <summary>The privileges; null when they are what PostgreSQL grants anyway.</summary>
    private ValueList<Privilege>? Privileges(DatabaseObject item, ValueList<string> texts)
    {
        var privileges = AccessList.Read(texts, row.Text(hasOwner ? "owner" : "holder"));
        return item.Id.Kind.Ddl.PrivilegeClass is { } letter && builtIn.TryGetValue(letter, out var same) && same == privileges ? null : privileges;
    }
}

namespace Retort.Catalog;

/// <summary>One right that one role holds on one object.</summary>
/// <param name="Grantee">The role; <c>public</c> for everybody; empty for the object's owner, whoever that is.</param>
/// <param name="Name">In lower case, as in GRANT: <c>select</c>, <c>usage</c>.</param>
/// <param name="Grantable">Whether the holder may grant it on.</param>
/// <param name="Grantor">Who granted it: a role that holds the right with the grant option; empty for the object's owner, in whose name a superuser grants too.</param>
public readonly record struct Privilege(string Grantee, string Name, bool Grantable, string Grantor = "")
{
    /// <summary>What a role has from the same grantor, once for each right, with the grant option when any says so.</summary>
    internal static ValueList<Privilege> Merge(IEnumerable<Privilege> privileges) =>
        privileges.GroupBy(one => (one.Grantee, one.Name, one.Grantor)).Select(same => same.First() with { Grantable = same.Any(one => one.Grantable) }).ToValueList();
}

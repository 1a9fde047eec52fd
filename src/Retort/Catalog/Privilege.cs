namespace Retort.Catalog;

/// <summary>One right that one role holds on one object.</summary>
/// <param name="Grantee">The role; <c>public</c> for everybody; empty for the object's owner, whoever that is.</param>
/// <param name="Name">In lower case, as in GRANT: <c>select</c>, <c>usage</c>.</param>
/// <param name="Grantable">Whether the holder may grant it on.</param>
/// <param name="Grantor">Who granted it: a role that holds the right with the grant option; empty for the object's owner, in whose name a superuser grants too.</param>
public readonly record struct Privilege(string Grantee, string Name, bool Grantable, string Grantor = "")
{
    /// <summary>Reads what the queries write: grantee, name, grantable and grantor with tabs between; sorted, for the order of an access list means nothing.</summary>
    /// <remarks>The name of a role may have tabs of its own, so the words between the two are looked for.</remarks>
    internal static ValueList<Privilege> Read(IEnumerable<string> texts) => Merge(texts.Order(StringComparer.Ordinal).Select(Parts));

    /// <summary>What a role has from the same grantor, once for each right, with the grant option when any says so.</summary>
    internal static ValueList<Privilege> Merge(IEnumerable<Privilege> privileges) =>
        privileges.GroupBy(one => (one.Grantee, one.Name, one.Grantor)).Select(same => same.First() with { Grantable = same.Any(one => one.Grantable) }).ToValueList();

    private static Privilege Parts(string text)
    {
        var last = Math.Max(text.LastIndexOf("\ttrue\t", StringComparison.Ordinal), text.LastIndexOf("\tfalse\t", StringComparison.Ordinal));
        var middle = text.LastIndexOf('\t', last - 1);
        var grantor = text.IndexOf('\t', last + 1) + 1;
        return new(text[..middle], text[(middle + 1)..last], text[last + 1] == 't', text[grantor..]);
    }
}

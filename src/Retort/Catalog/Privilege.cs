namespace Retort.Catalog;

/// <summary>One right that one role holds on one object.</summary>
/// <param name="Grantee">The role; <c>public</c> for everybody; empty for the object's owner, whoever that is.</param>
/// <param name="Name">In lower case, as in GRANT: <c>select</c>, <c>usage</c>.</param>
/// <param name="Grantable">Whether the holder may grant it on.</param>
public readonly record struct Privilege(string Grantee, string Name, bool Grantable)
{
    /// <summary>Reads what the queries write: grantee, name and grantable with tabs between; sorted, for the order of an access list means nothing.</summary>
    /// <remarks>The name of a role may have tabs of its own, so they are counted from the end. Several roles may have granted the same: who did is not compared, and the right counts once, with the grant option when any gave it.</remarks>
    internal static ValueList<Privilege> Read(IEnumerable<string> texts) =>
        texts.Order(StringComparer.Ordinal).Select(Parts).GroupBy(parts => (parts.Grantee, parts.Name))
            .Select(same => new Privilege(same.Key.Grantee, same.Key.Name, same.Any(parts => parts.Grantable))).ToValueList();

    private static Privilege Parts(string text)
    {
        var last = text.LastIndexOf('\t');
        var middle = text.LastIndexOf('\t', last - 1);
        return new(text[..middle], text[(middle + 1)..last], text[(last + 1)..] == "true");
    }
}

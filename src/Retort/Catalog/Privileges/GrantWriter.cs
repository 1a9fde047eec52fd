using Retort.Sql;

namespace Retort.Catalog.Privileges;

/// <summary>GRANT and REVOKE from one set of privileges to another.</summary>
internal static class GrantWriter
{
    /// <summary>The statements, revocations first.</summary>
    /// <param name="before">The privileges that hold.</param>
    /// <param name="after">The privileges that should hold.</param>
    /// <param name="name">How GRANT writes a privilege: <c>select</c>, or <c>select (email)</c>.</param>
    /// <param name="address">What the privileges are on: <c>function f(int)</c>.</param>
    /// <param name="owner">The role for which an empty grantee stands.</param>
    /// <param name="all">How many privileges ALL stands for; 0 where it is not to be written.</param>
    public static IEnumerable<string> Write(ValueList<Privilege> before, ValueList<Privilege> after, Func<string, string> name, string address, string owner, int all)
    {
        var revoked = before.Where(old => !after.Contains(old) && !after.Contains(old with { Grantable = true }));
        foreach (var group in revoked.GroupBy(old => (old.Grantee, OptionOnly: old.Grantable && after.Contains(old with { Grantable = false }))))
            yield return $"revoke {(group.Key.OptionOnly ? "grant option for " : "")}{Names([.. group], name, all)} on {address} from {Role(group.Key.Grantee, owner)}";
        var granted = after.Where(one => !before.Contains(one) && (one.Grantable || !before.Contains(one with { Grantable = true })));
        foreach (var group in granted.GroupBy(one => (one.Grantee, one.Grantable)))
            yield return $"grant {Names([.. group], name, all)} on {address} to {Role(group.Key.Grantee, owner)}{(group.Key.Grantable ? " with grant option" : "")}";
    }

    private static string Names(IReadOnlyList<Privilege> privileges, Func<string, string> name, int all) =>
        all > 1 && privileges.Count == all ? "all" : string.Join(", ", privileges.OrderBy(one => Rank(one.Name)).Select(one => name(one.Name)));

    /// <summary>The order in which people write privileges, not the alphabet.</summary>
    private static int Rank(string privilege) => privilege switch
    {
        "select" or "usage" => 0,
        "insert" => 1,
        "update" => 2,
        "delete" => 3,
        _ => 4,
    };

    private static string Role(string grantee, string owner) => grantee switch
    {
        "" => owner,
        "public" => "public",
        _ => Identifier.Quote(grantee),
    };
}

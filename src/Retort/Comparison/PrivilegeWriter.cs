using Retort.Catalog;
using Retort.Sql;

namespace Retort.Comparison;

/// <summary>GRANT and REVOKE from the privileges that an object has to those that it should have.</summary>
internal static class PrivilegeWriter
{
    public static IEnumerable<Statement> Write(DatabaseObject? from, DatabaseObject to, ChangeSet set)
    {
        var ddl = to.Id.Kind.Ddl;
        var before = (from is null ? DefaultPrivilege.OnCreation(to, set.From) : from.Privileges) ?? DefaultPrivilege.BuiltIn(to);
        var after = to.Privileges ?? DefaultPrivilege.BuiltIn(to);
        if (before.SequenceEqual(after)) yield break;
        foreach (var statement in Revoke(before.Where(old => !after.Contains(old) && !after.Contains(old with { Grantable = true })), after)) yield return new(statement);
        foreach (var statement in Grant(after.Where(one => !before.Contains(one)))) yield return new(statement);

        IEnumerable<string> Revoke(IEnumerable<Privilege> privileges, ValueList<Privilege> kept) => privileges
            .GroupBy(one => (one.Grantee, OptionOnly: one.Grantable && kept.Contains(one with { Grantable = false })))
            .Select(group => $"revoke {(group.Key.OptionOnly ? "grant option for " : "")}{Names(ddl, to, group)} on {ddl.GrantAddress(to)} from {Role(group.Key.Grantee, to)}");

        IEnumerable<string> Grant(IEnumerable<Privilege> privileges) => privileges
            .Where(one => one.Grantable || !before.Contains(one with { Grantable = true }))
            .GroupBy(one => (one.Grantee, one.Grantable))
            .Select(group => $"grant {Names(ddl, to, group)} on {ddl.GrantAddress(to)} to {Role(group.Key.Grantee, to)}{(group.Key.Grantable ? " with grant option" : "")}");
    }

    private static string Names(ObjectDdl ddl, DatabaseObject item, IEnumerable<Privilege> privileges) =>
        string.Join(", ", privileges.Select(one => ddl.GrantName(item, one.Name)));

    private static string Role(string grantee, DatabaseObject item) => grantee switch
    {
        "" => item.Owner is { } owner ? Identifier.Quote(owner) : "current_user",
        "public" => "public",
        _ => Identifier.Quote(grantee),
    };
}

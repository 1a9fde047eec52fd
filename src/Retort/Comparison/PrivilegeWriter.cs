using Retort.Catalog;
using Retort.Catalog.Privileges;
using Retort.Sql;

namespace Retort.Comparison;

/// <summary>GRANT and REVOKE from the privileges that an object has to those that it should have.</summary>
internal static class PrivilegeWriter
{
    /// <param name="from">What stands there; null when the object was just created.</param>
    /// <param name="to">What should stand there.</param>
    /// <param name="set">All changes: default privileges may be among them.</param>
    public static IEnumerable<Statement> Write(DatabaseObject? from, DatabaseObject to, ChangeSet set)
    {
        var ddl = to.Id.Kind.Ddl;
        var before = from is null ? DefaultPrivilege.OnCreation(to, set) : from.Privileges ?? DefaultPrivilege.BuiltIn(from, set.From);
        var after = to.Privileges ?? DefaultPrivilege.BuiltIn(to, set.To);
        return GrantWriter.Write(GivenTo(before, ddl.PrivilegeOwner(to)), after, name => ddl.GrantName(to, name), ddl.GrantAddress(to), Owner(to), set.From.OwnersRights(ddl.PrivilegeClassOf(to)))
            .Select(sql => new Statement(ddl.GrantPrefix(to, set.To) + sql));
    }

    /// <summary>A change of owner hands the old owner's privileges to the new one, on top of what that one has.</summary>
    private static ValueList<Privilege> GivenTo(ValueList<Privilege> privileges, string? owner) =>
        owner is null || privileges.All(one => one.Grantee != owner)
            ? privileges
            : privileges.Select(one => one.Grantee == owner ? one with { Grantee = "" } : one)
                .GroupBy(one => (one.Grantee, one.Name)).Select(same => new Privilege(same.Key.Grantee, same.Key.Name, same.Any(one => one.Grantable))).ToValueList();

    private static string Owner(DatabaseObject item) => item.Id.Kind.Ddl.PrivilegeOwner(item) is { } owner ? Identifier.Quote(owner) : "current_user";
}

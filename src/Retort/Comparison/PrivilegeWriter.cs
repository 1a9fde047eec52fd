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
        var isNew = from is null || ddl.PrivilegeClassOf(from) is null && ddl.PrivilegeClassOf(to) is not null;
        ValueList<ValueList<Privilege>> befores = isNew ? [.. Creators(to, set).Select(role => DefaultPrivilege.OnCreation(to, set, role)).Distinct()] : [from!.Privileges ?? DefaultPrivilege.BuiltIn(from, set.From)];
        var after = to.Privileges ?? DefaultPrivilege.BuiltIn(to, set.To);
        // Until the owner changes, the new one may hold rights as others do, on which further ones stand: then nothing is taken back before.
        var changesOwner = from is not null && ddl.PrivilegeOwner(from) != ddl.PrivilegeOwner(to);
        var target = Target(to, set) with { Before = from is null || changesOwner ? null : Target(from, set) };
        var grants = befores.SelectMany(before => GrantWriter.Write(GivenTo(before, ddl.PrivilegeOwner(to)), after, target)).Distinct().ToList();
        if (!isNew && grants.Exists(grant => grant.IsRevoked))
            foreach (var (was, column) in Columns(to, set))
                grants.AddRange(GrantWriter.Restore(GivenTo(was.Privileges ?? [], ddl.PrivilegeOwner(to)), column.Privileges ?? [], rights => GrantWriter.Left(rights, GivenTo(befores[0], ddl.PrivilegeOwner(to)), after), Target(column, set)));
        return grants.SelectMany(grant => changesOwner && grant is { IsRevoked: true, Grantor.Length: > 0 } ? GrantorTurns.Turn(grant.Grantor, [new(grant.Sql)]) : [grant.ToStatement(ddl.GrantPrefix(to, set.To))]);
    }

    /// <summary>The columns of a table or view that stay, before and after.</summary>
    private static IEnumerable<(DatabaseObject From, DatabaseObject To)> Columns(DatabaseObject item, ChangeSet set) =>
        from column in set.To.PartsOf(item.Id)
        where column is Catalog.Columns.Column or Catalog.ViewColumns.ViewColumn && !set.Created.Contains(column.Id)
        let was = set.From[column.Id] ?? set.Renamed.Values.FirstOrDefault(rename => rename.To.Id == column.Id)?.From
        where was is not null
        select (was, column);

    /// <summary>The role that runs the statements; the sequence of an identity or a serial belongs to whom the table belongs at that moment, before or after that changes.</summary>
    private static IEnumerable<string> Creators(DatabaseObject item, ChangeSet set) =>
        Table(item, set) is { } table && !set.Created.Contains(table)
            ? new[] { set.From.Role, set.From[table]?.Owner, set.To[table]?.Owner }.OfType<string>()
            : [set.From.Role];

    private static ObjectId? Table(DatabaseObject item, ChangeSet set) => item switch
    {
        Catalog.IdentitySequences.IdentitySequence sequence => sequence.Container,
        Catalog.Sequences.Sequence { OwnedBy: not null } sequence => sequence.DependsOn.Value.Where(dependency => dependency.GoesWith && dependency.On.Kind == ObjectKinds.Column).Select(dependency => set.To[dependency.On]?.Container).FirstOrDefault(),
        _ => null,
    };

    private static GrantTarget Target(DatabaseObject item, ChangeSet set)
    {
        var ddl = item.Id.Kind.Ddl;
        return new() { Address = ddl.GrantAddress(item), Owner = Owner(item), Name = name => ddl.GrantName(item, name), All = set.From.OwnersRights(ddl.PrivilegeClassOf(item)) };
    }

    /// <summary>A change of owner hands the old owner's privileges to the new one, on top of what that one has.</summary>
    private static ValueList<Privilege> GivenTo(ValueList<Privilege> privileges, string? owner) =>
        owner is null || privileges.All(one => one.Grantee != owner && one.Grantor != owner)
            ? privileges
            : Privilege.Merge(privileges.Select(one => one with { Grantee = one.Grantee == owner ? "" : one.Grantee, Grantor = one.Grantor == owner ? "" : one.Grantor }));

    private static string Owner(DatabaseObject item) => item.Id.Kind.Ddl.PrivilegeOwner(item) is { } owner ? Identifier.Quote(owner) : "current_user";
}

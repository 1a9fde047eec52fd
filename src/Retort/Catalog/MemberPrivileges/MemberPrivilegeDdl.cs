using Retort.Catalog.Privileges;
using Retort.Sql;

namespace Retort.Catalog.MemberPrivileges;

/// <summary>Grants and revokes between what a member had at first and what it has; the extension itself brings the first.</summary>
internal sealed class MemberPrivilegeDdl : ObjectDdl<MemberPrivilege>
{
    public override KindReference Reference => new("privileges are granted and revoked", "");

    protected override IEnumerable<Statement> Create(MemberPrivilege item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        Write(item, item.Initial.Value, item.Held, context);

    protected override IEnumerable<Statement> Drop(MemberPrivilege item, DdlContext context) => Write(item, item.Held, item.Initial.Value, context);

    protected override Alteration? Alter(MemberPrivilege from, MemberPrivilege to, DdlContext context) =>
        from.Extension == to.Extension ? Alteration.Of(Write(to, from.Held, to.Held, context)) : null;

    protected override string Address(MemberPrivilege item) => item.Id.Name;

    private static IEnumerable<Statement> Write(MemberPrivilege item, ValueList<Privilege> from, ValueList<Privilege> to, DdlContext context) =>
        GrantWriter.Write(from, to, name => item.Id.Arguments is { } column ? $"{name} ({Identifier.Quote(column)})" : name, item.Id.Name, Identifier.Quote(item.MemberOwner.Value), all: 0)
            .Select(sql => new Statement(sql));
}

using Retort.Catalog.Privileges;
using Retort.Sql;

namespace Retort.Catalog.MemberPrivileges;

/// <summary>Grants and revokes between what a member had at first and what it has; the extension itself brings the first.</summary>
internal sealed class MemberPrivilegeDdl : ObjectDdl<MemberPrivilege>
{
    public override KindReference Reference => new("privileges are granted and revoked", "");

    protected override IEnumerable<Statement> Create(MemberPrivilege item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        Write(item, item.Initial.Value, item.Held);

    protected override IEnumerable<Statement> Drop(MemberPrivilege item, DdlContext context) => Write(item, item.Held, item.Initial.Value);

    protected override Alteration? Alter(MemberPrivilege from, MemberPrivilege to, DdlContext context) =>
        from.Extension == to.Extension ? Alteration.Of(Write(to, from.Held, to.Held)) : null;

    protected override string Address(MemberPrivilege item) => item.Id.Name;

    private static IEnumerable<Statement> Write(MemberPrivilege item, ValueList<Privilege> from, ValueList<Privilege> to)
    {
        var target = new GrantTarget { Address = item.Id.Name, Owner = Identifier.Quote(item.MemberOwner.Value) };
        if (item.Id.Arguments is { } column) target = target with { Name = name => $"{name} ({Identifier.Quote(column)})" };
        return GrantWriter.Write(from, to, target).Select(grant => grant.ToStatement());
    }
}

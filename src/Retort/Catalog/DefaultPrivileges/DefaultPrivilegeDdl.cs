using Retort.Catalog.Privileges;
using Retort.Sql;

namespace Retort.Catalog.DefaultPrivileges;

/// <summary>It consists of privileges: to make it is to grant them, to drop it is to bring back what holds without it.</summary>
internal sealed class DefaultPrivilegeDdl : ObjectDdl<DefaultPrivilege>
{
    public override KindReference Reference => new("privileges are granted and revoked", "");

    protected override IEnumerable<Statement> Create(DefaultPrivilege item, IReadOnlyList<DatabaseObject> members, DdlContext context) => [];

    protected override IEnumerable<Statement> Drop(DefaultPrivilege item, DdlContext context)
    {
        var without = PrivilegeClassOf(item) is { } letter ? context.From.BuiltInPrivileges.GetValueOrDefault(letter) : [];
        var target = new GrantTarget { Address = item.Id.Name, Owner = Identifier.Quote(item.Role), All = context.From.OwnersRights(Letter(item.Id.Name)) };
        return GrantWriter.Write(item.Privileges ?? [], without, target).Select(grant => grant.ToStatement(Prefix(item, context.From)));
    }

    protected override string Address(DefaultPrivilege item) => item.Id.Name;

    public override string GrantPrefix(DatabaseObject item, Database database) => Prefix((DefaultPrivilege)item, database);

    public override string PrivilegeOwner(DatabaseObject item) => ((DefaultPrivilege)item).Role;

    public override string? PrivilegeClassOf(DatabaseObject item) => ((DefaultPrivilege)item).IsGlobal ? Letter(item.Id.Name) : null;

    private static string Prefix(DefaultPrivilege item, Database database)
    {
        var schema = item.Id.Schema.Length > 0 ? item.Id.Schema : database.Schema;
        return $"alter default privileges for role {Identifier.Quote(item.Role)} {(item.IsGlobal ? "" : $"in schema {Identifier.Quote(schema)} ")}";
    }

    private static string Letter(string objects) => objects switch
    {
        "tables" => "r",
        "sequences" => "s",
        "functions" => "f",
        "types" => "T",
        "schemas" => "n",
        _ => "L",
    };
}

using Retort.Sql;

namespace Retort.Catalog.UserMappings;

internal sealed class UserMappingDdl : ObjectDdl<UserMapping>
{
    public override KindReference Reference => new("options", "");

    /// <summary>A secret cannot be written, so the statement says what is left to do.</summary>
    protected override IEnumerable<Statement> Create(UserMapping item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var secrets = item.Secrets.Value;
        var remark = secrets.Count == 0 ? "" : $"-- set by hand, for secrets are not kept: {string.Join(", ", secrets)}\n";
        var options = item.Options.Count > 0 ? $" options ({ServerOption.Write(item.Options)})" : "";
        return [new($"{remark}create {Address(item)}{options}")];
    }

    protected override IEnumerable<Statement> Drop(UserMapping item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override Alteration? Alter(UserMapping from, UserMapping to, DdlContext context) =>
        Alteration.Of(new Statement($"alter {Address(to)} options ({ServerOption.Changes(from.Options, to.Options)})"));

    protected override string Address(UserMapping item) =>
        $"user mapping for {(item.Id.Name == "public" ? "public" : Identifier.Quote(item.Id.Name))} server {Identifier.Quote(item.Id.Table!)}";
}

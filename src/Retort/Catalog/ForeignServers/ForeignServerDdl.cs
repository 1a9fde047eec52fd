using Retort.Sql;

namespace Retort.Catalog.ForeignServers;

internal sealed class ForeignServerDdl : ObjectDdl<ForeignServer>
{
    public override KindReference Reference => new("options, version", "wrapper, type, a version that goes");

    protected override IEnumerable<Statement> Create(ForeignServer item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var type = item.Type is { } kind ? $" type {Literal.Quote(kind)}" : "";
        var options = item.Options.Count > 0 ? $" options ({ServerOption.Write(item.Options)})" : "";
        return [new($"create {Address(item)}{type}{Version(item)} foreign data wrapper {Identifier.Quote(item.Wrapper)}{options}")];
    }

    protected override IEnumerable<Statement> Drop(ForeignServer item, DdlContext context) => [new($"drop {Address(item)}")];

    /// <summary>Neither the wrapper nor the type of a server can change, and a version cannot be taken away.</summary>
    protected override Alteration? Alter(ForeignServer from, ForeignServer to, DdlContext context)
    {
        if ((from.Wrapper, from.Type) != (to.Wrapper, to.Type) || to.Version is null && from.Version is not null) return null;
        var options = ServerOption.Changes(from.Options, to.Options) is { } changes ? $" options ({changes})" : "";
        return Alteration.Of(new Statement($"alter {Address(to)}{(from.Version == to.Version ? "" : Version(to))}{options}"));
    }

    protected override string Address(ForeignServer item) => $"server {item.Id.BareName}";

    public override string GrantAddress(DatabaseObject item) => $"foreign server {item.Id.BareName}";

    public override string PrivilegeClass => "S";

    private static string Version(ForeignServer item) => item.Version is { } version ? $" version {Literal.Quote(version)}" : "";
}

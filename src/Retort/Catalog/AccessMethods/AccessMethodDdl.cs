namespace Retort.Catalog.AccessMethods;

internal sealed class AccessMethodDdl : ObjectDdl<AccessMethod>
{
    public override KindReference Reference => new("", "any difference");

    protected override IEnumerable<Statement> Create(AccessMethod item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new($"create access method {item.Id.BareName} type {item.Type} handler {item.Handler}")];

    protected override IEnumerable<Statement> Drop(AccessMethod item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override string Address(AccessMethod item) => $"access method {item.Id.BareName}";
}

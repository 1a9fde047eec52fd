namespace Retort.Catalog.Casts;

internal sealed class CastDdl : ObjectDdl<Cast>
{
    public override KindReference Reference => new("", "any difference");

    protected override IEnumerable<Statement> Create(Cast item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new($"create {Address(item)} {item.Method}{(item.Context is { } where ? $" as {where}" : "")}")];

    protected override IEnumerable<Statement> Drop(Cast item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override string Address(Cast item) => $"cast ({item.Id.Name})";
}

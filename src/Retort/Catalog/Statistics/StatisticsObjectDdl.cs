namespace Retort.Catalog.Statistics;

internal sealed class StatisticsObjectDdl : ObjectDdl<StatisticsObject>
{
    public override KindReference Reference => new("the target", "the definition");

    protected override IEnumerable<Statement> Create(StatisticsObject item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var kinds = item.Kinds.Count == 0 ? "" : $" ({string.Join(", ", item.Kinds)})";
        yield return new($"create {Address(item)}{kinds} on {item.On} from {item.Table}");
        if (item.Target is { } target) yield return SetTarget(item, target);
    }

    protected override IEnumerable<Statement> Drop(StatisticsObject item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override Alteration? Alter(StatisticsObject from, StatisticsObject to, DdlContext context) =>
        to with { Target = from.Target, Owner = from.Owner, Comment = from.Comment } == from ? Alteration.Of(SetTarget(to, to.Target ?? -1)) : null;

    protected override string Address(StatisticsObject item) => $"statistics {item.Id.QualifiedName}";

    private Statement SetTarget(StatisticsObject item, int target) => new($"alter {Address(item)} set statistics {target}");
}

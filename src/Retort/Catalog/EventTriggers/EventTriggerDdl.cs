using Retort.Sql;

namespace Retort.Catalog.EventTriggers;

internal sealed class EventTriggerDdl : ObjectDdl<EventTrigger>
{
    public override KindReference Reference => new("enabled state", "event, tags, function");

    protected override IEnumerable<Statement> Create(EventTrigger item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var tags = item.Tags.Count == 0 ? "" : $"\n  when tag in ({string.Join(", ", item.Tags.Select(Literal.Quote))})";
        yield return new($"create event trigger {item.Id.BareName} on {item.Event}{tags}\n  execute function {item.Function}()");
        if (item.Enabled != "origin") yield return Enable(item);
    }

    protected override IEnumerable<Statement> Drop(EventTrigger item, DdlContext context) => [new($"drop {Address(item)}")];

    protected override Alteration? Alter(EventTrigger from, EventTrigger to, DdlContext context) =>
        from.Event == to.Event && from.Tags == to.Tags && from.Function == to.Function ? Alteration.Of(Enable(to)) : null;

    protected override string Address(EventTrigger item) => $"event trigger {item.Id.BareName}";

    private static Statement Enable(EventTrigger item) => new($"alter event trigger {item.Id.BareName} {Enabling.Verb(item.Enabled)}");
}

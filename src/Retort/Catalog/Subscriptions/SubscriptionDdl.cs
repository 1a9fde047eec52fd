using Retort.Errors;
using Retort.Sql;

namespace Retort.Catalog.Subscriptions;

internal sealed class SubscriptionDdl : ObjectDdl<Subscription>
{
    public override KindReference Reference => new(
        "publications, slot, options, enabled state",
        "two-phase commit; it is never created, for its connection string is a secret");

    protected override IEnumerable<Statement> Create(Subscription item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        throw new SourceException("subscription-needs-connection", $"cannot create {item.Id}: its connection string is a secret and is not kept")
        {
            Hint = $"Write the revision by hand: create subscription {item.Id.BareName} connection '...' publication {Publications(item)} with (connect = false);",
        };

    /// <summary>With a slot it reaches for the publisher, and that no transaction can take back.</summary>
    protected override IEnumerable<Statement> Drop(Subscription item, DdlContext context) =>
        [new($"drop {Address(item)}") { OutsideTransaction = item.Slot is not null }];

    protected override Alteration? Alter(Subscription from, Subscription to, DdlContext context) =>
        from.IsTwoPhase == to.IsTwoPhase ? Alteration.Of(Changes(from, to)) : null;

    protected override string Address(Subscription item) => $"subscription {item.Id.BareName}";

    private IEnumerable<Statement> Changes(Subscription from, Subscription to)
    {
        if (from.IsEnabled && !to.IsEnabled) yield return new($"alter {Address(to)} disable");
        var options = to.Options.Except(from.Options).Select(option => option.Replace("=", " = ", StringComparison.Ordinal)).ToList();
        if (from.Slot != to.Slot) options.Add($"slot_name = {(to.Slot is { } slot ? Literal.Quote(slot) : "none")}");
        if (options.Count > 0) yield return new($"alter {Address(to)} set ({string.Join(", ", options)})");
        if (from.Publications != to.Publications) yield return new($"alter {Address(to)} set publication {Publications(to)} with (refresh = false)");
        if (to.IsEnabled && !from.IsEnabled) yield return new($"alter {Address(to)} enable");
    }

    private static string Publications(Subscription item) => string.Join(", ", item.Publications.Select(Identifier.Quote));
}

using Retort.Catalog.Reflection;

namespace Retort.Catalog.Subscriptions;

internal sealed class SubscriptionReader() : ObjectReader("Catalog/Subscriptions/Subscription")
{
    public override DatabaseObject Read(CatalogRow row) => new Subscription
    {
        Id = new(ObjectKinds.Subscription, "", row.Text("name")),
        Publications = row.Texts("publications"),
        Slot = row.TextOrNull("slot"),
        IsEnabled = row.Flag("enabled"),
        Options = row.Texts("options"),
        IsTwoPhase = row.Flag("two_phase"),
    };
}

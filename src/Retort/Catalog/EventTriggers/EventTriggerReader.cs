using Retort.Catalog.Reflection;

namespace Retort.Catalog.EventTriggers;

internal sealed class EventTriggerReader() : ObjectReader("Catalog/EventTriggers/EventTrigger")
{
    public override DatabaseObject Read(CatalogRow row) => new EventTrigger
    {
        Id = new(ObjectKinds.EventTrigger, "", row.Text("name")),
        Event = row.Text("event"),
        Tags = row.Texts("tags").Order(StringComparer.Ordinal).ToValueList(),
        Function = PrintedSql.WithoutArguments(row.Text("function")),
        Enabled = row.Text("enabled"),
    };
}

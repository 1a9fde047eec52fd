using Retort.Catalog.Reflection;

namespace Retort.Catalog.Triggers;

internal sealed class TriggerReader() : ObjectReader("Catalog/Triggers/Trigger")
{
    public override DatabaseObject Read(CatalogRow row)
    {
        var parent = Parent(row);
        return new Trigger
        {
            Id = new(ObjectKinds.Trigger, row.Schema(), row.Text("name"), row.Text("relation")),
            Relation = RelationKind.Id(row.Text("relation_kind"), row.Schema(), row.Text("relation")),
            IsConstraint = row.Flag("is_constraint"),
            Definition = parent is null ? TriggerDefinition.Read(row.Text("definition")) : "",
            Enabled = row.Text("enabled"),
            Parent = parent,
            IsOnPartitioned = row.Text("relation_kind") == "p",
        };
    }

    private static ObjectId? Parent(CatalogRow row) =>
        row.TextOrNull("parent_name") is { } name ? new(ObjectKinds.Trigger, row.Schema("parent_schema"), name, row.Text("parent_relation")) : null;
}

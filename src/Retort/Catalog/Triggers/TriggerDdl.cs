namespace Retort.Catalog.Triggers;

internal sealed class TriggerDdl : ObjectDdl<Trigger>
{
    public override KindReference Reference => new(
        "name, enabled state; the definition where `create or replace trigger` can (from PostgreSQL 14 on)",
        "the definition of a constraint trigger, and of any trigger before PostgreSQL 14");

    protected override IEnumerable<Statement> Create(Trigger item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        if (item.Parent is null) yield return new($"{Verb(item, "create")} {item.Id.BareName}{item.Definition}");
        if (item.Enabled != StateFromBirth(item, context)) yield return Enable(item);
    }

    /// <summary>A clone goes with its parent, or when the partition leaves: never by a statement of its own.</summary>
    protected override IEnumerable<Statement> Drop(Trigger item, DdlContext context) => item.Parent is null ? [new($"drop {Address(item)}")] : [];

    protected override Alteration? Alter(Trigger from, Trigger to, DdlContext context)
    {
        if (from.Parent != to.Parent) return null;
        if (from.Definition == to.Definition && from.IsConstraint == to.IsConstraint) return Alteration.Of(from.Enabled == to.Enabled ? [] : [Enable(to)]);
        // CREATE OR REPLACE TRIGGER exists since PostgreSQL 14, not for constraint triggers, and forgets extensions.
        if (context.From.ServerVersion < 14 || from.IsConstraint || to.IsConstraint || from.Extensions.Count > 0) return null;
        // It makes the clones again, too, and they fire as new ones do.
        if (to.IsOnPartitioned && Clones(to.Id, context.To).Any(clone => clone.Enabled != "origin")) return null;
        return Alteration.Of(Replace(to));
    }

    public override DatabaseObject? Renamed(DatabaseObject item, ObjectId id) => ((Trigger)item).Parent is null ? item with { Id = id } : null;

    public override IEnumerable<Statement> Rename(DatabaseObject from, DatabaseObject to, DdlContext context) =>
        [new($"alter {Address(from)} rename to {to.Id.BareName}")];

    /// <summary>It usually goes with its table; it goes alone when it needs a table that needs this one.</summary>
    public override int? Detachment(DatabaseObject item) => ((Trigger)item).Parent is null ? 3 : null;

    protected override string Address(Trigger item) => $"trigger {item.Id.BareName} on {item.Id.QualifiedTable}";

    /// <summary>The clones of a trigger on partitions, at any depth.</summary>
    private static IEnumerable<Trigger> Clones(ObjectId trigger, Database database) =>
        database.DependentsOf(trigger).OfType<Trigger>().Where(clone => clone.Parent == trigger).SelectMany(clone => Clones(clone.Id, database).Prepend(clone));

    /// <summary>A replaced trigger fires as a new one does.</summary>
    private static IEnumerable<Statement> Replace(Trigger to)
    {
        yield return new($"{Verb(to, "create or replace")} {to.Id.BareName}{to.Definition}");
        if (to.Enabled != "origin") yield return Enable(to);
    }

    private static Statement Enable(Trigger item) => Enabling.Statement(item.Id, "trigger", item.Enabled, only: item.IsOnPartitioned);

    /// <summary>A partition that comes to a disabled trigger gets a disabled clone, in newer releases; null: it must be said.</summary>
    private static string? StateFromBirth(Trigger item, DdlContext context) =>
        item.Parent is { } parent && context.To[parent] is Trigger { Enabled: not "origin" } ? null : "origin";

    private static string Verb(Trigger item, string verb) => $"{verb} {(item.IsConstraint ? "constraint " : "")}trigger";
}

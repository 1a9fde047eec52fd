using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Defaults;
using Retort.Catalog.Indexes;

namespace Retort.Workspaces.Checks;

/// <summary>What the conventions for keys, archives and enums would have made otherwise.</summary>
internal static class EntityConventions
{
    private static readonly string[] archives = ["archived_at", "ArchivedAt"];

    /// <summary>Columns that get a key of no order from the database.</summary>
    public static IEnumerable<ObjectId> RandomKeys(Database schema)
    {
        var keys = schema.Objects.OfType<Constraint>().Where(one => one is { Type: ConstraintType.PrimaryKey, Columns.Count: 1 }).Select(one => (one.Container, one.Columns[0])).ToHashSet();
        return schema.Objects.OfType<ColumnDefault>().Where(value => value.Expression is "gen_random_uuid()" or "uuid_generate_v4()" or "public.uuid_generate_v4()")
            .Where(value => keys.Contains((value.Container, value.Id.Name))).Select(value => value.Column);
    }

    /// <summary>Unique constraints and indexes that archived rows take part in.</summary>
    public static IEnumerable<ObjectId> WholeUniques(Database schema)
    {
        var archived = schema.Objects.OfType<Column>().Where(column => archives.Contains(column.Id.Name) && !column.NotNull).Select(column => column.Container!.Value).ToHashSet();
        var constraints = schema.Objects.OfType<Constraint>().Where(one => one.Type == ConstraintType.Unique && archived.Contains(one.Container!.Value)).Select(one => one.Id);
        var indexes = schema.Objects.OfType<TableIndex>().Where(one => one.IsUnique && archived.Contains(one.Container!.Value) && !archives.Any(name => one.Definition.Contains(name, StringComparison.Ordinal))).Select(one => one.Id);
        return constraints.Concat(indexes);
    }
}

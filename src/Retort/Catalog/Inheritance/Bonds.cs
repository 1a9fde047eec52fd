using Retort.Catalog.Columns;

namespace Retort.Catalog.Inheritance;

/// <summary>What a table gets from its parents without a statement of its own.</summary>
internal static class Bonds
{
    /// <summary>Whether a table is bound to a parent while the changes run: from before and still, or from its own CREATE on. Then what the parent gets, it gets too.</summary>
    public static bool IsBound(ObjectId table, DdlContext context) =>
        context.IsCreated(table) ? !context.IsCreatedApart(table) : Of(table, context.To).Any(bond => context.From.Contains(bond.Id) && !context.IsCreated(bond.Id));

    /// <summary>Whether a table that stays is bound to a parent that it was not bound to before.</summary>
    public static bool IsNewlyBound(ObjectId table, DdlContext context) => !context.IsCreated(table) && Of(table, context.To).Any(bond => context.IsCreated(bond.Id));

    /// <summary>Whether a table that stays was bound to a parent and is not any more.</summary>
    public static bool IsFreed(ObjectId table, DdlContext context) =>
        !context.IsCreated(table) && Of(table, context.From).Any(bond => !context.To.Contains(bond.Id) || context.IsCreated(bond.Id));

    /// <summary>The column of a parent that an inherited column comes from; null when it comes from none.</summary>
    public static Column? Parent(ObjectId column, Database database) =>
        (database[column]?.DependsOn.Value ?? []).Select(dependency => dependency.On)
            .Where(on => on.Kind == ObjectKinds.Column && on.Name == column.Name && (on.Table != column.Table || on.Schema != column.Schema))
            .Select(on => database[on] as Column).FirstOrDefault(parent => parent is not null);

    private static IEnumerable<TableInheritance> Of(ObjectId table, Database database) => database.BondsOf(table);
}

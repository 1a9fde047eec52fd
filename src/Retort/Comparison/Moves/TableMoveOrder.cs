using Retort.Catalog;
using Retort.Catalog.Constraints;
using Retort.Catalog.Indexes;
using Retort.Catalog.Inheritance;

namespace Retort.Comparison.Moves;

/// <summary>What must be there before rows follow their table, and what must wait for them.</summary>
internal static class TableMoveOrder
{
    /// <summary>Whether something of the new table, or on it, must see the rows in their place, or must not see them come.</summary>
    public static bool Waits(TableMove move, DatabaseObject item) =>
        item is Constraint { Type: ConstraintType.ForeignKey } or TableIndex or Catalog.Triggers.Trigger or Catalog.Rules.Rule or Catalog.Policies.Policy
            or Catalog.Views.View or Catalog.MaterializedViews.MaterializedView or Catalog.Publications.PublicationTable or Catalog.Rows.Row
        && item.DependsOn.Value.Any(dependency => move.Family.Contains(dependency.On) || Table(dependency.On) is { } table && move.Family.Contains(table));

    /// <summary>Whether what an old table's part stands on is let go when the table steps aside, not only when it is dropped.</summary>
    public static bool IsLetGo(DatabaseObject part, Dependency dependency) =>
        dependency.ThroughBond || part is TableInheritance or Constraint { Type: ConstraintType.ForeignKey } || part is Catalog.Tables.Table && dependency.On.Kind == ObjectKinds.Composite;

    private static ObjectId? Table(ObjectId id) => id.Table is { } table ? new ObjectId(ObjectKinds.Table, id.Schema, table) : null;
}

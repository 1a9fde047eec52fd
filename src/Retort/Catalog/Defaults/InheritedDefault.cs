using Retort.Catalog.Columns;
using Retort.Catalog.Inheritance;

namespace Retort.Catalog.Defaults;

/// <summary>What ALTER COLUMN ... SET DEFAULT on a table does to the tables that inherit the column: all of them follow, unless ONLY is said.</summary>
internal static class InheritedDefault
{
    /// <summary>Whether a statement about a column's default may go on to the heirs: all of them should have the same.</summary>
    public static bool Recurses(ObjectId column, DdlContext context) => Heirs(column, context.To).All(heir => Expression(heir, context.To) == Expression(column, context.To));

    /// <summary>Whether a column gets the default that it should have from what happens to its parent's, or from its parent when it comes.</summary>
    public static bool Follows(ObjectId column, DdlContext context)
    {
        if (!Bonds.IsBound(Table(column), context) || Bonds.Parent(column, context.To)?.Id is not { } parent) return false;
        var changes = !context.IsCreated(parent) && Expression(parent, context.From) != Expression(parent, context.To);
        if (changes) return Recurses(parent, context);
        return context.IsCreated(column) && Expression(column, context.To) == Expression(parent, context.To);
    }

    /// <summary>Whether the default of the parent's column is dropped, and this one's by the same statement.</summary>
    public static bool GoesWithParents(ObjectId column, DdlContext context) =>
        Bonds.IsBound(Table(column), context) && Bonds.Parent(column, context.From)?.Id is { } parent && Default(parent) is var above && context.From.Contains(above)
        && (!context.To.Contains(above) || context.IsCreated(above)) && Recurses(parent, context);

    private static ObjectId Default(ObjectId column) => column with { Kind = ObjectKinds.ColumnDefault };

    private static IEnumerable<ObjectId> Heirs(ObjectId column, Database database) => database.DependentsOf(column).OfType<Column>()
        .Where(heir => heir.Id.Name == column.Name && Bonds.Parent(heir.Id, database)?.Id == column).SelectMany(heir => Heirs(heir.Id, database).Prepend(heir.Id));

    private static string? Expression(ObjectId column, Database database) => (database[Default(column)] as ColumnDefault)?.Expression;

    private static ObjectId Table(ObjectId column) => new(ObjectKinds.Table, column.Schema, column.Table!);
}

using Retort.Catalog.Columns;
using Retort.Catalog.Inheritance;

namespace Retort.Catalog.Defaults;

internal sealed class ColumnDefaultDdl : ObjectDdl<ColumnDefault>
{
    public override KindReference Reference => new("the expression", "");

    protected override IEnumerable<Statement> Create(ColumnDefault item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        Write(item, context);

    protected override IEnumerable<Statement> Drop(ColumnDefault item, DdlContext context)
    {
        // The parent's default goes, to come back or not, and this one with it.
        if (Bonds.IsBound(item.Container!.Value, context) && ParentDefault(item, context.From) is { } parent && context.From.Contains(parent) && (!context.To.Contains(parent) || context.IsCreated(parent))) return [];
        return [new(ColumnDdl.Head(item, context.From), $"alter column {item.Id.BareName} drop default")];
    }

    protected override Alteration? Alter(ColumnDefault from, ColumnDefault to, DdlContext context) =>
        Alteration.Of(Write(to, context));

    public override ObjectId? JoinsWith(DatabaseObject item, DdlContext context)
    {
        var column = ((ColumnDefault)item).Column;
        // An inherited column is not written in the table's CREATE.
        if (context.To[column] is not Column { IsInherited: false }) return null;
        return context.IsCreated(item.Container!.Value) ? item.Container : context.IsCreated(column) ? column : null;
    }

    public override int? Detachment(DatabaseObject item) => 1;

    protected override string Address(ColumnDefault item) => $"column {item.Id.QualifiedTable}.{item.Id.BareName}";

    /// <summary>Sets it, unless what happens to the parent's default has done so already.</summary>
    private static IEnumerable<Statement> Write(ColumnDefault item, DdlContext context)
    {
        if (Bonds.IsBound(item.Container!.Value, context) && ParentDefault(item, context.To) is { } parent)
        {
            var (before, after) = ((context.From[parent] as ColumnDefault)?.Expression, (context.To[parent] as ColumnDefault)?.Expression);
            var follows = context.IsCreated(item.Column) || context.IsCreated(parent) || before != after;
            if (follows && after == item.Expression) return [];
        }
        return [new(ColumnDdl.Head(item, context.To), Action(item, (context.To[item.Column] as Column)?.Type))];
    }

    /// <summary>The default of the parent's column that the column is inherited from.</summary>
    private static ObjectId? ParentDefault(ColumnDefault item, Database database) =>
        Bonds.Parent(item.Column, database) is { } parent ? parent.Id with { Kind = ObjectKinds.ColumnDefault } : null;

    private static string Action(ColumnDefault item, string? type) =>
        $"alter column {item.Id.BareName} {(item.Expression is { } expression ? $"set default {DefaultClause.Write(expression, type)}" : "drop default")}";
}

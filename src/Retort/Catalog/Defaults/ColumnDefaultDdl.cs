using Retort.Catalog.Columns;
using Retort.Catalog.Inheritance;

namespace Retort.Catalog.Defaults;

internal sealed class ColumnDefaultDdl : ObjectDdl<ColumnDefault>
{
    public override KindReference Reference => new("the expression", "");

    protected override IEnumerable<Statement> Create(ColumnDefault item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        Write(item, context);

    protected override IEnumerable<Statement> Drop(ColumnDefault item, DdlContext context) =>
        Write(item with { Expression = null }, context);

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

    /// <summary>Sets or drops it, unless what happens to the parent's default has done so already.</summary>
    private static IEnumerable<Statement> Write(ColumnDefault item, DdlContext context) =>
        Inherited(item, context) == item.Expression ? [] : [new(ColumnDdl.Head(item, context.From.Contains(item.Container!.Value) ? context.From : context.To), Action(item, (context.To[item.Column] as Column)?.Type))];

    /// <summary>The default that the column has when it comes to this: a sentinel that equals none where nothing is inherited.</summary>
    private static string? Inherited(ColumnDefault item, DdlContext context)
    {
        const string nothing = "\0";
        if (!Bonds.IsBound(item.Container!.Value, context) || Bonds.Parent(item.Column, context.To) is not { } parent) return nothing;
        var id = parent.Id with { Kind = ObjectKinds.ColumnDefault };
        var (before, after) = ((context.From[id] as ColumnDefault)?.Expression, (context.To[id] as ColumnDefault)?.Expression);
        return context.IsCreated(item.Column) || before != after ? after : nothing;
    }

    private static string Action(ColumnDefault item, string? type) =>
        $"alter column {item.Id.BareName} {(item.Expression is { } expression ? $"set default {DefaultClause.Write(expression, type)}" : "drop default")}";
}

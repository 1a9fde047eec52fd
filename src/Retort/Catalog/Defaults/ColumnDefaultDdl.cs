using Retort.Catalog.Columns;

namespace Retort.Catalog.Defaults;

internal sealed class ColumnDefaultDdl : ObjectDdl<ColumnDefault>
{
    public override KindReference Reference => new("the expression", "");

    protected override IEnumerable<Statement> Create(ColumnDefault item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        Write(item, context);

    /// <summary>When the parent's goes, to come back or not, this one goes with it; what a table took back is no default of its own.</summary>
    protected override IEnumerable<Statement> Drop(ColumnDefault item, DdlContext context) =>
        item.Expression is null || InheritedDefault.GoesWithParents(item.Column, context) || !context.To.Contains(item.Id) && InheritedDefault.Follows(item.Column, context)
            ? [] : [new(Head(item, context.From, context), $"alter column {item.Id.BareName} drop default")];

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

    /// <summary>Sets it, unless what happens to the parent's default does so.</summary>
    private static IEnumerable<Statement> Write(ColumnDefault item, DdlContext context) => InheritedDefault.Follows(item.Column, context) ? []
        : [new(Head(item, context.To, context), Action(item, (context.To[item.Column] as Column)?.Type))];

    private static string Head(ColumnDefault item, Database database, DdlContext context) =>
        InheritedDefault.Recurses(item.Column, context) ? ColumnDdl.Head(item, database) : $"alter table only {item.Id.QualifiedTable}";

    private static string Action(ColumnDefault item, string? type) =>
        $"alter column {item.Id.BareName} {(item.Expression is { } expression ? $"set default {DefaultClause.Write(expression, type)}" : "drop default")}";
}

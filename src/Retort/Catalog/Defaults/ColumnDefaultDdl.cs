using Retort.Catalog.Columns;

namespace Retort.Catalog.Defaults;

internal sealed class ColumnDefaultDdl : ObjectDdl<ColumnDefault>
{
    protected override IEnumerable<Statement> Create(ColumnDefault item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new(ColumnDdl.Head(item, context.To), Action(item))];

    protected override IEnumerable<Statement> Drop(ColumnDefault item, DdlContext context) =>
        [new(ColumnDdl.Head(item, context.From), $"alter column {item.Id.BareName} drop default")];

    protected override Alteration? Alter(ColumnDefault from, ColumnDefault to, DdlContext context) =>
        Alteration.Of(new Statement(ColumnDdl.Head(to, context.To), Action(to)));

    public override ObjectId? JoinsWith(DatabaseObject item, DdlContext context)
    {
        var column = ((ColumnDefault)item).Column;
        // An inherited column is not written in the table's CREATE.
        if (context.To[column] is not Column { IsInherited: false }) return null;
        return context.IsCreated(item.Container!.Value) ? item.Container : context.IsCreated(column) ? column : null;
    }

    public override int? Detachment(DatabaseObject item) => 1;

    protected override string Address(ColumnDefault item) => $"column {item.Id.QualifiedTable}.{item.Id.BareName}";

    private static string Action(ColumnDefault item) =>
        $"alter column {item.Id.BareName} {(item.Expression is { } expression ? $"set default {expression}" : "drop default")}";
}

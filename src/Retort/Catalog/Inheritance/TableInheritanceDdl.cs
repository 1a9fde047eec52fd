using Retort.Catalog.Columns;

namespace Retort.Catalog.Inheritance;

internal sealed class TableInheritanceDdl : ObjectDdl<TableInheritance>
{
    public override KindReference Reference => new("", "any difference: the partition or heir is freed and bound again, and keeps its rows");

    protected override IEnumerable<Statement> Create(TableInheritance item, IReadOnlyList<DatabaseObject> members, DdlContext context) =>
        [new(item.Bound is { } bound ? $"alter table {item.Parent} attach partition {item.Id.QualifiedTable} {bound}" : $"{ColumnDdl.Head(item, context.To)} inherit {item.Parent}")];

    protected override IEnumerable<Statement> Drop(TableInheritance item, DdlContext context) =>
        [new(item.Bound is not null ? $"alter table {item.Parent} detach partition {item.Id.QualifiedTable}" : $"{ColumnDdl.Head(item, context.From)} no inherit {item.Parent}")];

    /// <summary>A table that is created is bound at once.</summary>
    public override ObjectId? JoinsWith(DatabaseObject item, DdlContext context) => context.IsCreatedApart(item.Container!.Value) ? null : item.Container;

    public override IEnumerable<ObjectId> ComesAfter(DatabaseObject item, DdlContext context) => !context.IsCreatedApart(item.Container!.Value) ? []
        : context.To.PartsOf(item.Container!.Value).OfType<Constraints.Constraint>().Where(key => key.Type != Constraints.ConstraintType.ForeignKey).Select(key => key.Id);

    public override bool DropsEarly => true;

    /// <summary>A partition is bound again after what it held has gone.</summary>
    public override IEnumerable<string> Claims(DatabaseObject item) => [$"bonds:{item.Id.Name}"];

    protected override string Address(TableInheritance item) => $"table {item.Id.QualifiedTable}";
}

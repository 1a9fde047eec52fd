using Retort.Catalog.Defaults;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Sequences;
using Retort.Catalog.Tables;

namespace Retort.Catalog.Columns;

internal sealed class ColumnDdl : ObjectDdl<Column>
{
    public override KindReference Reference => new(
        "type (with the `using` that it needs), collation, not null, identity and its settings, storage, compression, statistics target, options; a generated column becomes an ordinary one",
        "the expression of a generated column, an ordinary column that becomes generated");

    protected override IEnumerable<Statement> Create(Column item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        var head = Head(item, context.To);
        if (IsOfType(item, context)) return ColumnChanges.Overrides(head, item, item with { NotNull = false, NotNullConstraint = null, Storage = null, Compression = null, Statistics = null, Options = [] })
            .Concat(members.OfType<ColumnDefault>().Select(value => new Statement(head, $"alter column {item.Id.BareName} set default {DefaultClause.Write(value.Expression!, item.Type)}")));
        if (item.IsInherited && Bonds.IsBound(item.Container!.Value, context)) return ColumnChanges.Overrides(head, item, Bonds.Parent(item.Id, context.To)!);
        if (SerialColumn.Written(item, members) is { } serial) return [new Statement(head, $"add column {ColumnClause.Write(serial, null, [])}"), .. Settings(item)];
        var expression = members.OfType<ColumnDefault>().FirstOrDefault()?.Expression;
        var needsValue = item is { NotNull: true, Identity: null, Generated: null } && expression is null && context.AsksForValues;
        return [.. needsValue ? WithValue(head, item) : [new Statement(head, $"add column {ColumnClause.Write(item, expression, [])}")], .. Settings(item)];
    }

    protected override IEnumerable<Statement> Drop(Column item, DdlContext context) => IsOfType(item, context) ? [] :
        [new(IsKeptByHeir(item, context) ? $"alter table only {item.Id.QualifiedTable}" : Head(item, context.From), $"drop column {item.Id.BareName}")];

    protected override Alteration? Alter(Column from, Column to, DdlContext context) =>
        ColumnChanges.Write(Head(to, context.To), IsOfType(to, context) ? (@from with { Type = to.Type, Collation = to.Collation }) : @from, to, context);

    public override ObjectId? JoinsWith(DatabaseObject item, DdlContext context) => item.Container;

    // A generated column may need a function that needs the table.
    public override int? Detachment(DatabaseObject item) => ((Column)item).Generated is null ? null : 3;

    protected override string Address(Column item) => $"column {item.Id.QualifiedTable}.{item.Id.BareName}";

    public override string GrantAddress(DatabaseObject item) => $"table {item.Id.QualifiedTable}";

    public override string? PrivilegeOwner(DatabaseObject item) => ((Column)item).TableOwner.Value;

    public override string GrantName(DatabaseObject item, string privilege) => $"{privilege} ({item.Id.BareName})";

    /// <summary>What CREATE TABLE and ADD COLUMN cannot say: storage, statistics and options.</summary>
    public static IEnumerable<Statement> Settings(Column item)
    {
        var head = $"alter table {item.Id.QualifiedTable}";
        var column = $"alter column {item.Id.BareName}";
        if (item.Storage is { } storage) yield return new(head, $"{column} set storage {storage}");
        if (item.Statistics is { } statistics) yield return new(head, $"{column} set statistics {statistics}");
        foreach (var action in StorageOption.Changes([], item.Options)) yield return new(head, $"{column} {action}");
    }

    /// <summary>How ALTER TABLE begins for a column's table: it may be a foreign one.</summary>
    public static string Head(DatabaseObject part, Database database) =>
        database[part.Container!.Value] is Table table ? TableDdl.Head(table) : $"alter table {part.Id.QualifiedTable}";

    /// <summary>Whether the column comes, goes and changes with the type that its table is made of, before and after.</summary>
    private static bool IsOfType(Column item, DdlContext context) => !context.IsCreated(item.Container!.Value)
        && context.From[item.Container.Value] is Table { OfType: { } type } && context.To[item.Container.Value] is Table after && after.OfType == type;

    /// <summary>Whether a table that inherits the column keeps it as its own.</summary>
    private static bool IsKeptByHeir(Column item, DdlContext context) => context.From.DependentsOf(item.Id).Any(heir => heir is Column && context.To.Contains(heir.Id) && !context.IsCreated(heir.Id)
        && heir.DependsOn.Value.Any(dependency => dependency.ThroughBond && dependency.On == item.Id) && Bonds.IsBound(heir.Container!.Value, context));

    /// <summary>Rows that exist need a value before null can be refused; only a person knows it.</summary>
    private static Statement[] WithValue(string head, Column item) =>
    [
        new(head, $"add column {ColumnClause.Write(item with { NotNull = false }, null, [])}"),
        new($"update {item.Id.QualifiedTable} set {item.Id.BareName} = /* retort: value for {item.Id.QualifiedTable}.{item.Id.Name} */"),
        new(head, $"alter column {item.Id.BareName} set not null"),
    ];
}

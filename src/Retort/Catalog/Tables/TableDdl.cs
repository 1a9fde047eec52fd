using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Indexes;
using Retort.Catalog.Inheritance;
using Retort.Sql;

namespace Retort.Catalog.Tables;

internal sealed class TableDdl : ObjectDdl<Table>
{
    public override KindReference Reference => new(
        "logged or not, tablespace, access method, storage parameters, replica identity, row security, the type that it is made of, options of a foreign table",
        "the partition key, the server, an ordinary table that becomes foreign: refused where rows would be lost");

    protected override IEnumerable<Statement> Create(Table item, IReadOnlyList<DatabaseObject> members, DdlContext context)
    {
        yield return new(CreateTable.Write(item, members));
        foreach (var column in members.OfType<Column>())
            foreach (var setting in column.IsInherited && members.OfType<TableInheritance>().Any() ? ColumnChanges.Overrides(Head(item), column, Bonds.Parent(column.Id, context.To)!) : ColumnDdl.Settings(column)) yield return setting;
        foreach (var key in members.OfType<Constraint>())
            foreach (var mark in IndexMarks.Write(key.Id, key.IsClustered, key.IsReplicaIdentity)) yield return mark;
        var head = Head(item);
        if (item.ReplicaIdentity is "full" or "nothing") yield return new(head, $"replica identity {item.ReplicaIdentity}");
        if (item.RowSecurity) yield return new(head, "enable row level security");
        if (item.ForceRowSecurity) yield return new(head, "force row level security");
    }

    protected override IEnumerable<Statement> Drop(Table item, DdlContext context)
    {
        // A foreign key to the parent holds its partitions too, until they are detached: then PostgreSQL checks that no row refers to theirs.
        if (item.PartitionOf.Value is { } parent && context.From.BondsOf(item.Id).SelectMany(bond => bond.DependsOn.Value).Any(dependency => dependency.On.Kind == ObjectKinds.Table && dependency.On != item.Id && IsReferenced(dependency.On, context)))
            yield return new($"alter table {parent} detach partition {item.Id.QualifiedName}");
        yield return new($"drop {Kind(item)} {item.Id.QualifiedName}");
    }

    private static bool IsReferenced(ObjectId table, DdlContext context) => context.To.Contains(table) && context.From.PartsOf(table).Select(part => part.Id).Append(table)
        .SelectMany(context.From.DependentsOf).Any(item => item is Constraint { Type: ConstraintType.ForeignKey } && item.Container != table);

    protected override Alteration? Alter(Table from, Table to, DdlContext context)
    {
        // What a table is made of cannot change while it holds rows.
        if (from.PartitionKey != to.PartitionKey || (from.Server is null) != (to.Server is null)) return null;
        if (from.Server != to.Server) return null;
        return new() { Statements = [.. TableChanges.Write(from, to, context)] };
    }

    public override IEnumerable<ObjectId> ComesAfter(DatabaseObject item, DdlContext context) =>
        item is Table { PartitionKey: not null, PartitionOf.Value: null } ? PartitionReferences.Of(item.Id, context.To) : [];

    protected override string Address(Table item) => $"{Kind(item)} {item.Id.QualifiedName}";

    public override string GrantAddress(DatabaseObject item) => $"table {item.Id.QualifiedName}";

    public override string? PrivilegeClass => "r";

    public override IEnumerable<string> Claims(DatabaseObject item) =>
        [$"relation:{item.Id.Schema}.{item.Id.Name}", $"type:{item.Id.Schema}.{item.Id.Name}"];

    /// <summary>How ALTER begins: <c>alter table users</c>.</summary>
    public static string Head(Table item) => $"alter {Kind(item)} {item.Id.QualifiedName}";

    private static string Kind(Table item) => item.Server is null ? "table" : "foreign table";
}

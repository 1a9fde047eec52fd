using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Defaults;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Tables;

namespace Retort.Online;

/// <summary>Partitions: made beside the table and attached, detached and then dropped; the partitioned table is never locked for reads.</summary>
internal static class PartitionForm
{
    public static IEnumerable<Statement> Create(Table table, IReadOnlyList<DatabaseObject> members, IReadOnlyList<Statement> statements, DdlContext context, int serverVersion)
    {
        if (members.OfType<TableInheritance>().FirstOrDefault(bond => bond.Bound is not null) is not { } bond || !IsPlain(table, members) || !ParentStays(bond, context)) return statements;
        var like = $"including defaults including generated including constraints including storage{(serverVersion >= 14 ? " including compression" : "")}";
        return
        [
            new($"create table {table.Id.QualifiedName} (\n  like {bond.Parent} {like}\n)"),
            new($"alter table {bond.Parent} attach partition {table.Id.QualifiedName} {bond.Bound}"),
            .. statements.Skip(1),
        ];
    }

    public static IEnumerable<Statement> Drop(Table table, IReadOnlyList<Statement> statements, DdlContext context, int serverVersion)
    {
        var bond = context.From.BondsOf(table.Id).FirstOrDefault(bond => bond.Bound is not null);
        if (bond is null || serverVersion < 14 || context.IsCreated(table.Id) || !ParentStays(bond, context) || HasDefaultPartition(bond.Parent, context.From)) return statements;
        return [new($"alter table {bond.Parent} detach partition {table.Id.QualifiedName} concurrently") { OutsideTransaction = true }, .. statements];
    }

    /// <summary>Whether it is what its parent makes it, so that a copy of the parent's columns is all that it needs.</summary>
    private static bool IsPlain(Table table, IReadOnlyList<DatabaseObject> members) =>
        table is { PartitionKey: null, Server: null, Tablespace: null, AccessMethod: null, IsLogged: true, Options.Count: 0 }
        && members.All(member => member is TableInheritance or Column { IsInherited: true, Identity: null } or Constraint { IsInherited: true } or ColumnDefault);

    private static bool ParentStays(TableInheritance bond, DdlContext context) =>
        Parent(bond, context.From) is { } before && Parent(bond, context.To) is { } after && before == after && !context.IsCreated(after);

    private static ObjectId? Parent(TableInheritance bond, Database database) => database.Objects.FirstOrDefault(item => item is Table && item.Id.QualifiedName == bond.Parent)?.Id;

    private static bool HasDefaultPartition(string parent, Database database) =>
        database.Objects.OfType<TableInheritance>().Any(bond => bond.Parent == parent && bond.Bound == "default");
}

using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Catalog.Constraints;
using Retort.Catalog.Defaults;
using Retort.Catalog.Inheritance;
using Retort.Catalog.Tables;
using Retort.Sql;

namespace Retort.Online;

/// <summary>Partitions: made beside the table and attached, detached and then dropped; the partitioned table is never locked for reads.</summary>
internal static class PartitionForm
{
    public static IEnumerable<Statement> Create(Table table, IReadOnlyList<DatabaseObject> members, IReadOnlyList<Statement> statements, DdlContext context, OnlineForm form)
    {
        if (members.OfType<TableInheritance>().FirstOrDefault(bond => bond.Bound is not null) is not { } bond || !IsPlain(table, members) || !ParentStays(bond, context)) return statements;
        var like = $"including defaults including generated including constraints including storage{(form.ServerVersion >= 14 ? " including compression" : "")}";
        return
        [
            new($"create table {table.Id.QualifiedName} (\n  like {bond.Parent} {like}\n)"),
            .. Attach(table, bond, context, form),
            .. statements.Skip(1),
        ];
    }

    /// <summary>A default partition is read while everybody waits, unless a check says that it holds no row of the new one.</summary>
    private static IEnumerable<Statement> Attach(Table table, TableInheritance bond, DdlContext context, OnlineForm form)
    {
        var attach = new Statement($"alter table {bond.Parent} attach partition {table.Id.QualifiedName} {bond.Bound}");
        if (PartitionBounds.Default(bond.Parent, context.From) is not { } rest || !form.PartitionBounds.TryGetValue(table.Id, out var bound)) return [attach];
        var (head, check) = ($"alter table {rest.Id.QualifiedTable}", GeneratedName.Of(rest.Id.Table!, table.Id.Name, "excluded"));
        return
        [
            new($"{head} add constraint {Identifier.Quote(check)} check (not {bound}) not valid"),
            OnlineStatements.Validate(rest.Id.QualifiedTable, check),
            attach,
            new($"{head} drop constraint {Identifier.Quote(check)}"),
        ];
    }

    public static IEnumerable<Statement> Drop(Table table, IReadOnlyList<Statement> statements, DdlContext context, int serverVersion)
    {
        var bond = context.From.BondsOf(table.Id).FirstOrDefault(bond => bond.Bound is not null);
        if (bond is null || serverVersion < 14 || context.IsCreated(table.Id) || !ParentStays(bond, context) || PartitionBounds.Default(bond.Parent, context.From) is not null) return statements;
        return [new($"alter table {bond.Parent} detach partition {table.Id.QualifiedName} concurrently") { OutsideTransaction = true }, .. statements];
    }

    /// <summary>Whether it is what its parent makes it, so that a copy of the parent's columns is all that it needs.</summary>
    private static bool IsPlain(Table table, IReadOnlyList<DatabaseObject> members) =>
        table is { PartitionKey: null, Server: null, Tablespace: null, AccessMethod: null, IsLogged: true, Options.Count: 0 }
        && members.All(member => member is TableInheritance or Column { IsInherited: true, Identity: null } or Constraint { IsInherited: true } or ColumnDefault);

    private static bool ParentStays(TableInheritance bond, DdlContext context) =>
        Parent(bond, context.From) is { } before && Parent(bond, context.To) is { } after && before == after && !context.IsCreated(after);

    private static ObjectId? Parent(TableInheritance bond, Database database) => database.Objects.FirstOrDefault(item => item is Table && item.Id.QualifiedName == bond.Parent)?.Id;
}

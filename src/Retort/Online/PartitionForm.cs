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
            .. Attach(table, bond, new($"alter table {bond.Parent} attach partition {table.Id.QualifiedName} {bond.Bound}"), context, form),
            .. statements.Skip(1),
        ];
    }

    /// <summary>A table with rows becomes a partition: a check says beforehand that they are all within the bounds, else they are read while everybody waits.</summary>
    public static IEnumerable<Statement> Attach(TableInheritance bond, IReadOnlyList<Statement> statements, DdlContext context, OnlineForm form)
    {
        if (context.To[bond.Container!.Value] is not Table { Server: null } table || !ParentStays(bond, context) || statements is not [var attach]) return statements;
        // The numbers of a hash partition's parent are those of one database.
        if (!form.PartitionBounds.TryGetValue(table.Id, out var bound) || bound.Expression.Contains("satisfies_hash_partition", StringComparison.Ordinal)) return Attach(table, bond, attach, context, form);
        var (head, check) = ($"alter table {table.Id.QualifiedTable}", GeneratedName.Of(table.Id.Name, null, "within"));
        return
        [
            new($"{head} add constraint {Identifier.Quote(check)} check ({bound.Expression}) not valid"),
            OnlineStatements.Validate(table.Id.QualifiedTable, check),
            .. Attach(table, bond, attach, context, form),
            new($"{head} drop constraint {Identifier.Quote(check)}"),
        ];
    }

    /// <summary>A partition that is kept as a table: detached concurrently it keeps a check of its bounds, which goes afterwards.</summary>
    public static IEnumerable<Statement> Detach(TableInheritance bond, IReadOnlyList<Statement> statements, DdlContext context, OnlineForm form)
    {
        if (!CanDetach(bond, context, form.ServerVersion) || statements.Count != 1) return statements;
        var table = bond.Container!.Value.QualifiedName;
        var detach = Concurrently(bond);
        // PostgreSQL leaves none where the table has one already that says as much.
        return form.PartitionBounds.GetValueOrDefault(bond.Container.Value) is { CheckName: { } check } ? [detach, new($"alter table {table} drop constraint if exists {Identifier.Quote(check)}")] : statements;
    }

    /// <summary>A default partition is read while everybody waits, unless a check says that it holds no row of the new one.</summary>
    private static IEnumerable<Statement> Attach(Table table, TableInheritance bond, Statement attach, DdlContext context, OnlineForm form)
    {
        if (PartitionBounds.Default(bond.Parent, context.From) is not { } rest || rest.Container == table.Id || !form.PartitionBounds.TryGetValue(table.Id, out var bound)) return [attach];
        var (head, check) = ($"alter table {rest.Id.QualifiedTable}", GeneratedName.Of(rest.Id.Table!, table.Id.Name, "excluded"));
        return
        [
            new($"{head} add constraint {Identifier.Quote(check)} check (not {bound.Expression}) not valid"),
            OnlineStatements.Validate(rest.Id.QualifiedTable, check),
            attach,
            new($"{head} drop constraint {Identifier.Quote(check)}"),
        ];
    }

    public static IEnumerable<Statement> Drop(Table table, IReadOnlyList<Statement> statements, DdlContext context, int serverVersion)
    {
        var bond = context.From.BondsOf(table.Id).FirstOrDefault(bond => bond.Bound is not null);
        return bond is null || context.IsCreated(table.Id) || !CanDetach(bond, context, serverVersion) ? statements : [Concurrently(bond), .. statements];
    }

    private static Statement Concurrently(TableInheritance bond) => new($"alter table {bond.Parent} detach partition {bond.Id.QualifiedTable} concurrently") { OutsideTransaction = true };

    /// <summary>PostgreSQL detaches no partition concurrently where there is a default one: its rows would have to be read.</summary>
    private static bool CanDetach(TableInheritance bond, DdlContext context, int serverVersion) =>
        serverVersion >= 14 && ParentStays(bond, context) && PartitionBounds.Default(bond.Parent, context.From) is null;

    /// <summary>Whether it is what its parent makes it, so that a copy of the parent's columns is all that it needs.</summary>
    private static bool IsPlain(Table table, IReadOnlyList<DatabaseObject> members) =>
        table is { PartitionKey: null, Server: null, Tablespace: null, AccessMethod: null, IsLogged: true, Options.Count: 0 }
        && members.All(member => member is TableInheritance or Column { IsInherited: true, Identity: null } or Constraint { IsInherited: true } or ColumnDefault);

    private static bool ParentStays(TableInheritance bond, DdlContext context) =>
        Parent(bond, context.From) is { } before && Parent(bond, context.To) is { } after && before == after && !context.IsCreated(after);

    private static ObjectId? Parent(TableInheritance bond, Database database) => database.Objects.FirstOrDefault(item => item is Table && item.Id.QualifiedName == bond.Parent)?.Id;
}

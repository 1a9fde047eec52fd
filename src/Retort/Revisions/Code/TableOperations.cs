using Retort.Sql;
using static Retort.Revisions.Code.RevisionOperations;

namespace Retort.Revisions.Code;

/// <summary>Operations on tables and columns.</summary>
public static class TableOperations
{
    /// <summary>Creates a table.</summary>
    public static RevisionOperations CreateTable(this RevisionOperations op, string table, Action<TableBuilder> build)
    {
        var builder = new TableBuilder();
        build(builder);
        return op.Sql($"create table {Name(table)} (\n{string.Join(",\n", builder.Lines.Select(line => $"  {line}"))}\n)");
    }

    /// <summary>Drops a table with its rows.</summary>
    public static RevisionOperations DropTable(this RevisionOperations op, string table) => op.Sql($"drop table {Name(table)}");

    /// <summary>Renames a table; the new name has no schema.</summary>
    public static RevisionOperations RenameTable(this RevisionOperations op, string table, string newName) => op.Sql($"alter table {Name(table)} rename to {Identifier.Quote(newName)}");

    /// <summary>Adds a column. One that is not null needs a default, or a table without rows; what else stands behind it is SQL.</summary>
    public static RevisionOperations AddColumn(this RevisionOperations op, string table, string column, string type, bool nullable = true, string? @default = null, string? more = null) =>
        op.Sql($"alter table {Name(table)} add column {TableBuilder.Describe(column, type, nullable, @default, more)}");

    /// <summary>Drops a column with its values.</summary>
    public static RevisionOperations DropColumn(this RevisionOperations op, string table, string column) => op.Sql($"alter table {Name(table)} drop column {Identifier.Quote(column)}");

    /// <summary>Renames a column.</summary>
    public static RevisionOperations RenameColumn(this RevisionOperations op, string table, string column, string newName) =>
        op.Sql($"alter table {Name(table)} rename column {Identifier.Quote(column)} to {Identifier.Quote(newName)}");

    /// <summary>Changes the type of a column.</summary>
    /// <param name="op">The operations.</param>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="type">The new type.</param>
    /// <param name="using">How a value becomes one of the new type, where PostgreSQL does not know: <c>amount::int</c>.</param>
    public static RevisionOperations AlterType(this RevisionOperations op, string table, string column, string type, string? @using = null) =>
        op.Sql($"alter table {Name(table)} alter column {Identifier.Quote(column)} type {type}{(@using is null ? "" : $" using {@using}")}");

    /// <summary>Lets a column be null, or forbids it.</summary>
    public static RevisionOperations SetNullable(this RevisionOperations op, string table, string column, bool nullable) =>
        op.Sql($"alter table {Name(table)} alter column {Identifier.Quote(column)} {(nullable ? "drop" : "set")} not null");

    /// <summary>Sets the default of a column; null takes it away.</summary>
    public static RevisionOperations SetDefault(this RevisionOperations op, string table, string column, string? @default) =>
        op.Sql($"alter table {Name(table)} alter column {Identifier.Quote(column)} {(@default is null ? "drop default" : $"set default {@default}")}");

    /// <summary>Makes several changes of one table in one statement: the lock is taken, and rows are read, once.</summary>
    /// <exception cref="ArgumentException">There is a change that is none of a table, or of another one.</exception>
    public static RevisionOperations Together(this RevisionOperations op, Action<RevisionOperations> changes)
    {
        var inner = new RevisionOperations("");
        changes(inner);
        var heads = inner.ToScript("").Parts.SelectMany(part => part.Statements).Select(statement => (Head: TableHead.Of(statement.Text), statement.Text)).ToList();
        if (heads.Count == 0 || heads.Select(one => one.Head).Distinct().Count() > 1 || heads[0].Head is not { } head) throw new ArgumentException("only changes of one table can be made together", nameof(changes));
        return op.Sql($"{head}\n{string.Join(",\n", heads.Select(one => $"  {one.Text[head.Length..].Trim()}"))}");
    }

    /// <summary>Inserts rows in one statement; values are null, numbers, booleans, times, Guids, or text.</summary>
    public static RevisionOperations Insert(this RevisionOperations op, string table, IReadOnlyList<string> columns, params object?[][] rows) =>
        op.Sql($"insert into {Name(table)} ({Names(columns)}) values\n{string.Join(",\n", rows.Select(row => $"  ({string.Join(", ", row.Select(ValueText.Of))})"))}");
}

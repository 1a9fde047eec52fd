using Retort.Sql;
using static Retort.Revisions.Code.RevisionOperations;

namespace Retort.Revisions.Code;

/// <summary>Operations on constraints and indexes.</summary>
public static class ConstraintOperations
{
    /// <summary>Adds a primary key.</summary>
    public static RevisionOperations AddPrimaryKey(this RevisionOperations op, string table, params string[] columns) => op.Sql($"alter table {Name(table)} add primary key ({Names(columns)})");

    /// <summary>Adds a constraint of any sort; the definition is SQL: <c>primary key (id)</c>.</summary>
    public static RevisionOperations AddConstraint(this RevisionOperations op, string table, string name, string definition) => op.Sql($"alter table {Name(table)} add {TableBuilder.Named(name)}{definition}");

    /// <summary>Adds a unique constraint; a null name leaves it to PostgreSQL.</summary>
    public static RevisionOperations AddUnique(this RevisionOperations op, string table, string? name, params string[] columns) =>
        op.Sql($"alter table {Name(table)} add {TableBuilder.Named(name)}unique ({Names(columns)})");

    /// <summary>Adds a check; with <paramref name="validate"/> false it holds for new rows only, until <see cref="ValidateConstraint"/>.</summary>
    public static RevisionOperations AddCheck(this RevisionOperations op, string table, string? name, string condition, bool validate = true) =>
        op.Sql($"alter table {Name(table)} add {TableBuilder.Named(name)}check ({condition}){(validate ? "" : " not valid")}");

    /// <summary>Adds a foreign key; with <paramref name="validate"/> false it holds for new rows only, until <see cref="ValidateConstraint"/>.</summary>
    public static RevisionOperations AddForeignKey(
        this RevisionOperations op, string table, string? name, string column, string otherTable, string key = "id", string? onDelete = null, bool validate = true) =>
        op.Sql($"alter table {Name(table)} add {TableBuilder.Named(name)}foreign key ({Identifier.Quote(column)}) references {Name(otherTable)} ({Identifier.Quote(key)}){(onDelete is null ? "" : $" on delete {onDelete}")}{(validate ? "" : " not valid")}");

    /// <summary>Checks the rows that were there before a constraint that was added without.</summary>
    public static RevisionOperations ValidateConstraint(this RevisionOperations op, string table, string name) => op.Sql($"alter table {Name(table)} validate constraint {Identifier.Quote(name)}");

    /// <summary>Drops a constraint of any sort.</summary>
    public static RevisionOperations DropConstraint(this RevisionOperations op, string table, string name) => op.Sql($"alter table {Name(table)} drop constraint {Identifier.Quote(name)}");

    /// <summary>Renames a constraint.</summary>
    public static RevisionOperations RenameConstraint(this RevisionOperations op, string table, string name, string newName) =>
        op.Sql($"alter table {Name(table)} rename constraint {Identifier.Quote(name)} to {Identifier.Quote(newName)}");

    /// <summary>Creates an index.</summary>
    /// <param name="op">The operations.</param>
    /// <param name="name">Its name; null leaves it to PostgreSQL.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Columns, or expressions in parentheses, with their order: <c>["name", "(lower(email))", "created_at desc"]</c>; written as they are.</param>
    /// <param name="unique">Whether no two rows may be the same in them.</param>
    /// <param name="where">The rows that it is of; null is all.</param>
    /// <param name="method">Such as <c>gin</c>; null is a B-tree.</param>
    /// <param name="concurrently">Whether writes go on meanwhile; it stands after <see cref="RevisionOperations.WithoutTransaction"/>.</param>
    public static RevisionOperations CreateIndex(
        this RevisionOperations op, string? name, string table, IReadOnlyList<string> columns, bool unique = false, string? where = null, string? method = null, bool concurrently = false) =>
        op.Sql($"create {(unique ? "unique " : "")}index {(concurrently ? "concurrently " : "")}{(name is null ? "" : $"{Identifier.Quote(name)} ")}on {Name(table)} {(method is null ? "" : $"using {method} ")}({string.Join(", ", columns)}){(where is null ? "" : $" where {where}")}");

    /// <summary>Drops an index.</summary>
    public static RevisionOperations DropIndex(this RevisionOperations op, string name, bool concurrently = false) => op.Sql($"drop index {(concurrently ? "concurrently " : "")}{Name(name)}");

    /// <summary>Renames an index.</summary>
    public static RevisionOperations RenameIndex(this RevisionOperations op, string name, string newName) => op.Sql($"alter index {Name(name)} rename to {Identifier.Quote(newName)}");
}

using Retort.Sql;
using static Retort.Revisions.Code.RevisionOperations;

namespace Retort.Revisions.Code;

/// <summary>What is inside of a CREATE TABLE.</summary>
public sealed class TableBuilder
{
    internal List<string> Lines { get; } = [];

    /// <summary>A column; the default is SQL, and so is what else stands behind it: <c>unique</c>, <c>generated always as identity</c>.</summary>
    public TableBuilder Column(string name, string type, bool nullable = true, string? @default = null, string? more = null) => Add(Describe(name, type, nullable, @default, more));

    /// <summary>The primary key.</summary>
    public TableBuilder PrimaryKey(params string[] columns) => Add($"primary key ({Names(columns)})");

    /// <summary>Any other constraint, or one of those below with a name: <c>Constraint("pk_users", "primary key (id)")</c>.</summary>
    public TableBuilder Constraint(string name, string definition) => Add($"{Named(name)}{definition}");

    /// <summary>Any other line, as SQL.</summary>
    public TableBuilder Sql(string line) => Add(line);

    /// <summary>Columns whose values together are unique.</summary>
    public TableBuilder Unique(params string[] columns) => Add($"unique ({Names(columns)})");

    /// <summary>A condition that every row meets.</summary>
    public TableBuilder Check(string condition, string? name = null) => Add($"{Named(name)}check ({condition})");

    /// <summary>A column that refers to another table.</summary>
    /// <param name="column">The column.</param>
    /// <param name="table">The other table.</param>
    /// <param name="key">Its column.</param>
    /// <param name="onDelete">What becomes of the row when the other one goes: <c>cascade</c>, <c>set null</c>, ...; null forbids it.</param>
    public TableBuilder ForeignKey(string column, string table, string key = "id", string? onDelete = null) =>
        Add($"foreign key ({Identifier.Quote(column)}) references {Name(table)} ({Identifier.Quote(key)}){(onDelete is null ? "" : $" on delete {onDelete}")}");

    internal static string Describe(string name, string type, bool nullable, string? @default, string? more) =>
        $"{Identifier.Quote(name)} {type}{(nullable ? "" : " not null")}{(@default is null ? "" : $" default {@default}")}{(more is null ? "" : $" {more}")}";

    internal static string Named(string? name) => name is null ? "" : $"constraint {Identifier.Quote(name)} ";

    private TableBuilder Add(string line)
    {
        Lines.Add(line);
        return this;
    }
}

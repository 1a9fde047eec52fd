using Retort.Catalog;
using Retort.Errors;
using Retort.Sql;

namespace Retort.Comparison;

/// <summary>What a person told: an object that goes and one that comes are the same, under a new name.</summary>
/// <param name="Path">The old name: <c>users</c>, <c>users.name</c>, <c>shop.users.name</c>.</param>
/// <param name="NewName">The new name alone, without a schema or table.</param>
public sealed record RenameHint(string Path, string NewName)
{
    private static readonly ObjectKind[] Renamable = [ObjectKinds.Table, ObjectKinds.View, ObjectKinds.MaterializedView, ObjectKinds.Sequence, ObjectKinds.Enum, ObjectKinds.Composite, ObjectKinds.Domain];

    /// <summary>Reads <c>users.name:full_name</c>.</summary>
    public static RenameHint Parse(string text) =>
        text.Split(':') is [{ Length: > 0 } path, { Length: > 0 } name] && !name.Contains('.', StringComparison.Ordinal)
            ? new RenameHint(path, name)
            : throw new SourceException("invalid-rename", $"cannot read the rename \"{text}\"")
            {
                Hint = "Write the old name, a colon, and the new name alone: `--rename users.name:full_name` or `--rename users:people`.",
            };

    /// <summary>The statement that renames, and the one that renames back.</summary>
    /// <exception cref="SourceException">The database has no such object.</exception>
    public (Statement Forth, Statement Back) Statements(Database database)
    {
        var parts = Path.Split('.');
        foreach (var id in Candidates(parts))
            if (database.Contains(id)) return (Write(id, NewName), Write(id with { Name = NewName }, id.Name));
        throw new SourceException("unknown-rename", $"there is nothing named \"{Path}\" to rename")
        {
            Detail = "A rename names a table, column, view, sequence or type that the revisions so far have made.",
            Hint = "Check the old name; it comes first: `--rename old:new`.",
        };
    }

    private static IEnumerable<ObjectId> Candidates(string[] parts)
    {
        var name = parts[^1];
        var (schema, table) = parts switch
        {
            [_] => ("", (string?)null),
            [var one, _] => (one, one),
            [var one, var two, _] => (one, two),
            _ => ("", null),
        };
        if (parts.Length == 2) yield return new ObjectId(ObjectKinds.Column, "", name, table);
        if (parts.Length == 3) yield return new ObjectId(ObjectKinds.Column, schema, name, table);
        if (parts.Length > 2) yield break;
        foreach (var kind in Renamable) yield return new ObjectId(kind, schema, name);
    }

    private static Statement Write(ObjectId id, string name) => id.Kind == ObjectKinds.Column
        ? new($"alter table {id.QualifiedTable} rename column {id.BareName} to {Identifier.Quote(name)}")
        : new($"alter {Word(id.Kind)} {id.QualifiedName} rename to {Identifier.Quote(name)}");

    private static string Word(ObjectKind kind) => kind == ObjectKinds.Enum || kind == ObjectKinds.Composite ? "type" : kind.Name;
}

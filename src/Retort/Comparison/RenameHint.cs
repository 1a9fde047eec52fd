using Retort.Catalog;
using Retort.Errors;

namespace Retort.Comparison;

/// <summary>What a person told: something that goes and something that comes are the same, under a new name.</summary>
/// <param name="Path">The old name: <c>users</c>, <c>users.name</c>, <c>shop.users.name</c>; of a label or attribute, after its type: <c>status.old</c>.</param>
/// <param name="NewName">The new name alone, without a schema, table or type.</param>
public sealed record RenameHint(string Path, string NewName)
{
    /// <summary>Reads <c>users.name:full_name</c>.</summary>
    public static RenameHint Parse(string text) =>
        text.Split(':') is [{ Length: > 0 } path, { Length: > 0 } name] ? new RenameHint(path, name) : throw Unreadable(text);

    /// <summary>Whether a hint that stays in code has still to be followed: the old name is there and not wanted, the new one is wanted and not there.</summary>
    internal bool IsOpen(Database actual, Database wanted)
    {
        var renamed = Path[..(Path.LastIndexOf('.') + 1)] + NewName;
        return Has(actual, Path) && !Has(actual, renamed) && Has(wanted, renamed) && !Has(wanted, Path);
    }

    /// <summary>The statement that renames, and the one that renames back.</summary>
    /// <exception cref="SourceException">The database has nothing of that name, or the new name is more than a name.</exception>
    public (Statement Forth, Statement Back) Statements(Database database)
    {
        var target = RenameTarget.Find(database, Path) ?? throw new SourceException("unknown-rename", $"there is nothing named \"{Path}\" to rename")
        {
            Detail = "A rename names a table, column, view, sequence, type or schema that the revisions so far have made, or a label or attribute of such a type.",
            Hint = "Check the old name; it comes first: `--rename old:new`.",
        };
        // A label is any text; a name with a point in it is taken for a path.
        if (!target.IsLabel && NewName.Contains('.', StringComparison.Ordinal)) throw Unreadable($"{Path}:{NewName}");
        return (new(target.Sql(target.Name, NewName)), new(target.Sql(NewName, target.Name)));
    }

    private static bool Has(Database database, string path) => RenameTarget.Find(database, path) is not null;

    private static SourceException Unreadable(string text) => new("invalid-rename", $"cannot read the rename \"{text}\"")
    {
        Hint = "Write the old name, a colon, and the new name alone: `--rename users.name:full_name` or `--rename users:people`.",
    };
}

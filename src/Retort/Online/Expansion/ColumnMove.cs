using Retort.Catalog;
using Retort.Catalog.Columns;
using Retort.Errors;
using Retort.Sql;

namespace Retort.Online.Expansion;

/// <summary>A column that becomes another one beside it: under a new name, or under its own with another type.</summary>
internal sealed record ColumnMove
{
    /// <summary>The column as it is.</summary>
    public required Column From { get; init; }

    /// <summary>The name of the one beside it, while both are there.</summary>
    public required string Beside { get; init; }

    /// <summary>The type of the one beside it.</summary>
    public required string Type { get; init; }

    /// <summary>Whether the name is the change; otherwise the type is, and no code ever says the name beside it.</summary>
    public required bool IsRename { get; init; }

    /// <summary>The table as SQL writes it.</summary>
    public string Table => From.Id.QualifiedTable;

    /// <summary>The old column as SQL writes it.</summary>
    public string Old => From.Id.BareName;

    /// <summary>The new column as SQL writes it.</summary>
    public string New => Identifier.Quote(Beside);

    /// <summary>The value of the new column, of the old one's.</summary>
    public string Value(string old) => IsRename ? old : $"{old}::{Type}";

    /// <summary>The trigger and the function that keep both equal.</summary>
    public string Sync => Identifier.Quote(GeneratedName.Of($"{From.Id.Table}_{From.Id.Name}", IsRename ? Beside : null, "sync"));

    /// <summary>The function with its schema.</summary>
    public string Function => From.Id.Schema.Length == 0 ? Sync : $"{Identifier.Quote(From.Id.Schema)}.{Sync}";

    /// <summary>Reads <c>users.name:full_name</c>.</summary>
    public static ColumnMove Rename(Database database, string told)
    {
        var (column, name) = Read(database, told, "--rename");
        if (database.Contains(column.Id with { Name = name })) throw Refused($"{column.Id.QualifiedTable} has a column \"{name}\" already", "Choose another name.");
        return new() { From = column, Beside = name, Type = column.Type, IsRename = true };
    }

    /// <summary>Reads <c>users.age:bigint</c>.</summary>
    public static ColumnMove Retype(Database database, string told)
    {
        var (column, type) = Read(database, told, "--type");
        return new() { From = column, Beside = GeneratedName.Of(column.Id.Name, null, "new"), Type = type, IsRename = false };
    }

    private static (Column Column, string Becomes) Read(Database database, string told, string option)
    {
        var colon = told.IndexOf(':', StringComparison.Ordinal);
        var path = (colon < 0 ? told : told[..colon]).Split('.').Select(part => part.Trim('"')).ToList();
        if (colon < 0 || colon == told.Length - 1 || path.Count is < 2 or > 3) throw Refused($"cannot read \"{told}\"", $"Write table, column and what it becomes: `{option} users.name:{(option == "--type" ? "bigint" : "full_name")}`.");
        var schema = path.Count == 3 && path[0] != database.Schema ? path[0] : "";
        var id = new ObjectId(ObjectKinds.Column, schema, path[^1], path[^2]);
        if (database[id] is not Column column) throw Refused($"there is no column {path[^2]}.{path[^1]}", "Check the name; it comes first: `old:new`.");
        if (column is { Generated: not null } or { IsInherited: true }) throw Refused($"{id.QualifiedTable}.{column.Id.BareName} is computed or inherited", "Write the revisions by hand.");
        return (column, told[(colon + 1)..].Trim());
    }

    private static SourceException Refused(string message, string hint) => new("cannot-expand", message) { Hint = hint };
}

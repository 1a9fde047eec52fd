using static Retort.Revisions.Code.Writing.OperationCall;

namespace Retort.Revisions.Code.Writing;

/// <summary>ALTER TABLE, with one change or several.</summary>
internal static class AlterForms
{
    public static OperationCall? Read(StatementReader reader)
    {
        if (!reader.Take("alter", "table") || reader.Name() is not { } table) return null;
        var changes = StatementReader.Split(reader.Rest()).ConvertAll(change => Change(table, new StatementReader(change)));
        if (changes.Contains(null)) return null;
        return changes is [var only] ? only : new($".Together(table => table{string.Concat(changes.Select(change => $"\n            {change!.Code}"))})", op => op.Together(inner =>
        {
            foreach (var change in changes) change!.Make(inner);
        }));
    }

    private static OperationCall? Change(string table, StatementReader reader)
    {
        if (reader.Take("add", "column")) return TableForms.Column(reader) is { } column
            ? Of("AddColumn", op => op.AddColumn(table, column.Name, column.Type, column.Nullable, column.Default, column.More), Quote(table), TableForms.Arguments(column)) : null;
        if (reader.Take("add")) return Constraint(table, reader);
        if (reader.Take("drop", "column")) return Plain(reader, "DropColumn", table, (op, name) => op.DropColumn(table, name));
        if (reader.Take("drop", "constraint")) return Plain(reader, "DropConstraint", table, (op, name) => op.DropConstraint(table, name));
        if (reader.Take("validate", "constraint")) return Plain(reader, "ValidateConstraint", table, (op, name) => op.ValidateConstraint(table, name));
        if (reader.Take("rename")) return Rename(table, reader);
        return reader.Take("alter", "column") && reader.Part() is { } altered ? Column(table, altered, reader) : null;
    }

    private static OperationCall? Column(string table, string column, StatementReader reader)
    {
        if (reader.Take("set", "not", "null")) return SetNullable(table, column, false);
        if (reader.Take("drop", "not", "null")) return SetNullable(table, column, true);
        if (reader.Take("drop", "default")) return Of("SetDefault", op => op.SetDefault(table, column, null), Quote(table), Quote(column), "null");
        if (reader.Take("set", "default")) return reader.Rest() is var value ? Of("SetDefault", op => op.SetDefault(table, column, value), Quote(table), Quote(column), Quote(value)) : null;
        if (!reader.Take("type")) return null;
        var type = reader.Before("using");
        var conversion = reader.Take("using") ? reader.Rest() : null;
        return Of("AlterType", op => op.AlterType(table, column, type, conversion), Quote(table), Quote(column), Quote(type), Named("@using", conversion));
    }

    private static OperationCall SetNullable(string table, string column, bool nullable) =>
        Of("SetNullable", op => op.SetNullable(table, column, nullable), Quote(table), Quote(column), $"nullable: {(nullable ? "true" : "false")}");

    private static OperationCall? Rename(string table, StatementReader reader)
    {
        if (reader.Take("to")) return Plain(reader, "RenameTable", table, (op, name) => op.RenameTable(table, name));
        if (reader.Take("constraint")) return reader.Part() is { } constraint && reader.Take("to") && reader.Part() is { } called && reader.AtEnd
            ? Of("RenameConstraint", op => op.RenameConstraint(table, constraint, called), Quote(table), Quote(constraint), Quote(called)) : null;
        return reader.Take("column") && reader.Part() is { } column && reader.Take("to") && reader.Part() is { } newName && reader.AtEnd
            ? Of("RenameColumn", op => op.RenameColumn(table, column, newName), Quote(table), Quote(column), Quote(newName)) : null;
    }

    private static OperationCall? Constraint(string table, StatementReader reader)
    {
        var name = reader.Take("constraint") ? reader.Part() : null;
        var written = name is null ? "null" : Quote(name);
        if (reader.Take("unique") && reader.Columns() is { } columns && reader.AtEnd)
            return Of("AddUnique", op => op.AddUnique(table, name, [.. columns]), [Quote(table), written, .. columns.Select(Quote)]);
        if (reader.Take("check") && reader.Inside() is { } condition && Validity(reader) is { } isChecked)
            return Of("AddCheck", op => op.AddCheck(table, name, condition, isChecked), Quote(table), written, Quote(condition), isChecked ? null : "validate: false");
        if (reader.Take("foreign", "key") && reader.Columns() is [var column] && reader.Take("references") && reader.Name() is { } other && reader.Columns() is [var key]) return ForeignKey(table, name, column, other, key, reader);
        if (name is null) return reader.Take("primary", "key") && reader.Columns() is { } keys && reader.AtEnd ? Of("AddPrimaryKey", op => op.AddPrimaryKey(table, [.. keys]), [Quote(table), .. keys.Select(Quote)]) : null;
        return reader.Rest() is { Length: > 0 } definition ? Of("AddConstraint", op => op.AddConstraint(table, name, definition), Quote(table), Quote(name), Quote(definition)) : null;
    }

    private static OperationCall? ForeignKey(string table, string? name, string column, string other, string key, StatementReader reader)
    {
        var onDelete = reader.Take("on", "delete") ? reader.Before("not") : null;
        return Validity(reader) is not { } isChecked ? null : Of("AddForeignKey", op => op.AddForeignKey(table, name, column, other, key, onDelete, isChecked),
            Quote(table), name is null ? "null" : Quote(name), Quote(column), Quote(other), Quote(key), Named("onDelete", onDelete), isChecked ? null : "validate: false");
    }

    /// <summary>Whether rows that exist are checked; null when something else follows.</summary>
    private static bool? Validity(StatementReader reader) => reader.AtEnd ? true : reader.Take("not", "valid") && reader.AtEnd ? false : null;

    private static OperationCall? Plain(StatementReader reader, string method, string table, Action<RevisionOperations, string> make) =>
        reader.Part() is { } name && reader.AtEnd ? Of(method, op => make(op, name), Quote(table), Quote(name)) : null;
}

using static Retort.Revisions.Code.Writing.OperationCall;

namespace Retort.Revisions.Code.Writing;

/// <summary>CREATE and DROP TABLE.</summary>
internal static class TableForms
{
    private static readonly string[] endsOfType = ["not", "null", "default", "primary", "unique", "references", "check", "collate", "constraint", "generated", "storage", "compression"];
    private static readonly string[] endsOfDefault = ["not", "null", "primary", "unique", "references", "check", "collate", "constraint", "generated", "storage", "compression"];

    public static OperationCall? Create(StatementReader reader)
    {
        if (!reader.Take("create", "table") || reader.Name() is not { } table || reader.Inside() is not { Length: > 0 } lines || !reader.AtEnd) return null;
        var calls = StatementReader.Split(lines).ConvertAll(Line);
        return new($".CreateTable({Quote(table)}, table => table{string.Concat(calls.Select(call => $"\n            {call.Code}"))})", op => op.CreateTable(table, builder =>
        {
            foreach (var call in calls) call.Make(builder);
        }));
    }

    public static OperationCall? Drop(StatementReader reader) =>
        reader.Take("drop", "table") && reader.Name() is { } table && reader.AtEnd ? Of("DropTable", op => op.DropTable(table), Quote(table)) : null;

    /// <summary>What describes a column, in the order of the parameters; null when nothing does.</summary>
    public static (string Name, string Type, bool Nullable, string? Default, string? More)? Column(StatementReader reader)
    {
        if (reader.Part() is not { } name || reader.Before(endsOfType) is not { Length: > 0 } type) return null;
        var nullable = !reader.Take("not", "null");
        var value = reader.Take("default") ? reader.Before(endsOfDefault) : null;
        return (name, type, nullable, value, reader.Rest() is { Length: > 0 } more ? more : null);
    }

    /// <summary>The arguments of a column.</summary>
    public static string Arguments((string Name, string Type, bool Nullable, string? Default, string? More) column) =>
        Join([Quote(column.Name), Quote(column.Type), column.Nullable ? null : "nullable: false", Named("@default", column.Default), Named("more", column.More)]);

    private static (string Code, Action<TableBuilder> Make) Line(string line)
    {
        var reader = new StatementReader(line);
        if (reader.Take("constraint")) return reader.Part() is { } name && reader.Rest() is var definition ? ($".Constraint({Quote(name)}, {Quote(definition)})", table => table.Constraint(name, definition)) : Any(line);
        if (reader.Take("primary", "key")) return reader.Columns() is { } key && reader.AtEnd ? ($".PrimaryKey({string.Join(", ", key.Select(Quote))})", table => table.PrimaryKey([.. key])) : Any(line);
        if (reader.Take("unique")) return reader.Columns() is { } columns && reader.AtEnd ? ($".Unique({string.Join(", ", columns.Select(Quote))})", table => table.Unique([.. columns])) : Any(line);
        if (reader.Take("check")) return reader.Inside() is { } condition && reader.AtEnd ? ($".Check({Quote(condition)})", table => table.Check(condition)) : Any(line);
        if (reader.Take("foreign", "key")) return ForeignKey(reader) ?? Any(line);
        if (reader.Take("exclude") || reader.Take("like")) return Any(line);
        return Column(reader) is { } column ? ($".Column({Arguments(column)})", table => table.Column(column.Name, column.Type, column.Nullable, column.Default, column.More)) : Any(line);
    }

    private static (string Code, Action<TableBuilder> Make)? ForeignKey(StatementReader reader)
    {
        if (reader.Columns() is not [var column] || !reader.Take("references") || reader.Name() is not { } table || reader.Columns() is not [var key]) return null;
        var onDelete = reader.Take("on", "delete") ? reader.Rest() : null;
        return !reader.AtEnd ? null : ($".ForeignKey({Join([Quote(column), Quote(table), Quote(key), Named("onDelete", onDelete)])})", builder => builder.ForeignKey(column, table, key, onDelete));
    }

    private static (string Code, Action<TableBuilder> Make) Any(string line) => ($".Sql({Quote(line)})", table => table.Sql(line));
}

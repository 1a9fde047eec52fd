namespace Retort.Tests.Properties.Generation;

/// <summary>The columns that tables choose from, with the types, defaults and values that each may have.</summary>
internal static class ColumnPool
{
    private static readonly Dictionary<string, string[]> Types = new()
    {
        ["name"] = ["text", "varchar(20)", "varchar(40)", "text[]", "uuid", "jsonb", "bytea"],
        ["email"] = ["text", "varchar(90)", "char(90)", "mood", "date"],
        ["age"] = ["integer", "bigint", "smallint", "numeric(10,2)", "positive", "boolean", "interval"],
        ["\"Weird \"\"col\""] = ["text", "timestamptz", "timestamp(3)", "address", "mood[]"],
        ["state"] = ["mood", "text", "varchar(20)", "span"],
        ["created_at"] = ["date", "timestamptz", "timestamp(3)"],
        ["note"] = ["text", "jsonb", "int4range", "tsvector"],
    };

    /// <summary>Where rows must survive, any type becomes any other of its column without a loss.</summary>
    private static readonly Dictionary<string, string[]> KindTypes = new()
    {
        ["name"] = ["text", "varchar(20)", "varchar(40)"],
        ["email"] = ["text", "varchar(90)"],
        ["age"] = ["integer", "bigint", "smallint", "numeric(10,2)"],
        ["state"] = ["mood", "text", "varchar(20)"],
        ["created_at"] = ["date", "timestamptz", "timestamp(3)"],
        ["note"] = ["text", "jsonb"],
    };

    public static List<(string Name, string Type)> Choose(Draft draft)
    {
        var pool = draft.HoldsRows ? KindTypes : Types;
        var names = draft.HoldsRows ? [.. pool.Keys] : draft.Subset([.. pool.Keys]);
        return [.. names.Select(name => (name, draft.Pick(pool[name]))).Select(column => column.Item2 == "span" && !draft.Made.Contains("span") ? (column.name, "text") : column)];
    }

    /// <summary>Whether a B-tree orders the type.</summary>
    public static bool IsComparable(string type) => type is not ("jsonb" or "text[]" or "mood[]" or "address" or "span" or "int4range" or "tsvector");

    public static string Default(Draft draft, string type) => type switch
    {
        "integer" or "bigint" or "smallint" or "numeric(10,2)" when draft.Made.Contains("counter") && draft.Number(3) == 1 => " default nextval('counter')",
        "integer" or "bigint" or "smallint" or "numeric(10,2)" => $" default {draft.Number(10)}",
        "text" or "varchar(20)" or "varchar(40)" or "varchar(90)" or "char(90)" => " default 'a''b'",
        "boolean" => " default true",
        "timestamptz" or "timestamp(3)" or "date" => " default now()",
        "uuid" => " default gen_random_uuid()",
        "jsonb" or "text[]" or "mood[]" => " default '{}'",
        "mood" when draft.HoldsRows => " default 'ok'",
        _ => "",
    };

    /// <summary>A value of a row, of which every type of the column has its like.</summary>
    public static string Value(string column, int id) => column switch
    {
        "age" => $"{id * 10}",
        "state" => "'ok'",
        "created_at" => $"'2026-01-0{id}'",
        "note" => $"'{{\"n\": {id}}}'",
        _ => $"'text {id}'",
    };
}

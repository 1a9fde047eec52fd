namespace Retort.Tests.Properties.Generation;

/// <summary>Indexes of every access method, and extended statistics.</summary>
internal static class IndexParts
{
    public static void Write(Draft draft, string table)
    {
        var number = 0;
        foreach (var (column, type) in draft.Tables[table].Where(_ => draft.Coin()))
        {
            var name = $"{draft.Pick("by_one", "by_two", "by_three")}_{table.Trim('"')}_{++number}";
            draft.Line($"create {(ColumnPool.IsComparable(type) && (!draft.HoldsRows || column != "state") ? draft.Maybe("unique ") : "")}index {name} on {table} {Key(draft, column, type)}{draft.Maybe(" where id > 5")}");
            draft.Dress($"index {name}", hasOwner: false);
        }
        if (draft.Coin()) draft.Line($"create index expressions_{table.Trim('"')} on {table} ((id + {draft.Number(2)}), id)");
        if (draft.Coin() && draft.Made.Contains("usual")) draft.Line($"create index on {table} (id) where id > {draft.Number(3)}");
        Statistics(draft, table);
    }

    private static string Key(Draft draft, string column, string type) => type switch
    {
        "jsonb" => $"using gin ({column}{draft.Maybe(" jsonb_path_ops")})",
        "text[]" or "mood[]" or "tsvector" => $"using gin ({column})",
        "int4range" or "span" => $"using gist ({column})",
        "address" => $"(({column} is null))",
        "text" or "varchar(20)" when draft.Coin() => $"(lower({column}){draft.Pick("", " collate \"C\"", " collate \"C\" text_pattern_ops")})",
        "integer" or "bigint" or "date" when draft.Number(4) == 1 => $"({column}) with (fillfactor = {draft.Number(3)}0)",
        _ => $"({column}{draft.Maybe(" desc nulls last")}){draft.Maybe(" include (id)")}",
    };

    private static void Statistics(Draft draft, string table)
    {
        if (draft.Tables[table] is not [var one, ..] || !ColumnPool.IsComparable(one.Type) || !draft.Coin() && !draft.IsWhole) return;
        var name = $"together_{table.Trim('"')}";
        draft.Line($"create statistics {name}{draft.Maybe(" (dependencies)")} on id, {one.Name}{(draft.Version >= 14 ? draft.Maybe(", (id + 1)") : "")} from {table}");
        if (draft.Coin()) draft.Line($"alter statistics {name} set statistics {draft.Number(3)}00");
        draft.Dress($"statistics {name}");
    }
}

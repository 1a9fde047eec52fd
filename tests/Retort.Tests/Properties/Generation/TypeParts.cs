namespace Retort.Tests.Properties.Generation;

/// <summary>Enums, domains, composites, ranges, collations and sequences.</summary>
internal static class TypeParts
{
    public static void Write(Draft draft)
    {
        draft.Line($"create type mood as enum ({string.Join(", ", draft.Subset("sad", "ok", "glad", "Über", "it's").Union(draft.HoldsRows ? ["ok"] : []).Select(label => $"'{label.Replace("'", "''")}'"))})");
        draft.Line($"create domain positive as integer{draft.Maybe(" not null")}{draft.Maybe(" default 7")} check (value > {(draft.HoldsRows ? 0 : draft.Number(3))})");
        draft.Line($"create type address as ({string.Join(", ", draft.Subset("street text", "zip varchar(10)", "floor smallint", "city text collate \"C\""))})");
        draft.Dress("type mood");
        draft.Dress("domain positive");
        draft.Dress("type address");
        if (draft.Has("checks")) draft.Line($"alter domain positive add constraint small check (value < {draft.Number(3)}000){draft.Maybe(" not valid")}");
        if (draft.Has("plain")) draft.Line($"create collation plain ({draft.Pick("locale = 'C'", "locale = 'POSIX'", "provider = icu, locale = 'de', deterministic = false")})");
        if (draft.Has("span")) draft.Line($"create type span as range (subtype = {draft.Pick("float8, subtype_diff = float8mi", "numeric", "date")}{(draft.Version >= 14 ? draft.Maybe(", multirange_type_name = spans") : "")})");
        if (draft.Has("odd")) draft.Line("create schema \"Odd name\"");
        if (draft.Made.Contains("odd") && draft.Coin()) draft.Line($"create domain \"Odd name\".short as varchar({draft.Number(3)}0)");
        if (!draft.Has("counter")) return;
        draft.Line($"create {(draft.Version >= 15 ? draft.Maybe("unlogged ") : "")}sequence counter{draft.Maybe(" as integer")}{draft.Maybe($" increment {draft.Number(4)}")}{draft.Maybe(" cycle")}{draft.Maybe(" minvalue 1 maxvalue 9999")}{draft.Maybe(" cache 5")}");
        draft.Dress("sequence counter");
    }
}

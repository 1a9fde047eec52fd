namespace Retort.Tests.Properties.Generation;

/// <summary>Views, materialized views and rules.</summary>
internal static class ViewParts
{
    public static void Write(Draft draft)
    {
        foreach (var table in draft.Tables.Keys.Where(_ => draft.IsWhole || draft.Coin())) View(draft, table);
        if (draft.Views.Count > 0 && draft.Has("view of view")) draft.Line($"create view outer_view as select id{draft.Maybe(", count(*) over () as of_all")} from {draft.Pick(draft.Views)}");
        if (draft.Made.Contains("view of view")) draft.Dress("view outer_view");
        if (draft.Made.Contains("twice") && draft.Has("calling view")) draft.Line("create view calls as select twice(3) as two, twice(4) as four");
        if (draft.Tables.Count > 0 && draft.Has("matview")) Materialized(draft);
        if (draft.Tables.Count > 0 && draft.Has("rule")) Rules(draft);
    }

    private static void View(Draft draft, string table)
    {
        var name = $"{table.Trim('"').ToLowerInvariant()}_view";
        var options = draft.Subset("security_barrier = true", draft.Version >= 15 ? "security_invoker = true" : "security_barrier = true").Distinct();
        draft.Line($"create view {name}{draft.Maybe($" with ({string.Join(", ", options)})")} as select {string.Join(", ", draft.Tables[table].Select(column => column.Name).Prepend("id"))} from {table}{draft.Maybe(" where id > 1")}{draft.Maybe($" with {draft.Pick("local", "cascaded")} check option")}");
        draft.Views.Add(name);
        draft.Dress($"view {name}", hasOwner: false);
        if (draft.IsWhole || draft.Coin()) draft.Line($"alter view {name} alter column id set default {draft.Number(4)}");
        if (draft.Coin()) draft.Line($"comment on column {name}.id is 'of a view'");
    }

    private static void Materialized(Draft draft)
    {
        var from = draft.Pick([.. draft.Tables.Keys, .. draft.Views]);
        draft.Line($"create materialized view summary{draft.Maybe(" with (fillfactor = 70)")} as select id, count(*) as number{draft.Maybe(", 'x'::text as kind")} from {from} group by id{draft.Maybe(" with no data")}");
        if (draft.Coin()) draft.Line($"create {draft.Maybe("unique ")}index summary_id on summary (id)");
        if (draft.Coin()) draft.Line("alter materialized view summary alter column id set statistics 50");
        draft.Dress("materialized view summary");
        if (draft.Coin()) draft.Line("create view of_summary as select number from summary");
    }

    private static void Rules(Draft draft)
    {
        var table = draft.Tables.Keys.First();
        draft.Line($"create rule keep as on delete to {table}{draft.Maybe(" where old.id > 3")} do {draft.Pick("instead nothing", "also select 1", $"instead update {table} set id = old.id where false")}");
        if (draft.Coin()) draft.Line($"alter table {table} {draft.Pick("disable", "enable always", "enable replica")} rule keep");
        if (draft.Coin()) draft.Line($"comment on rule keep on {table} is 'keeps'");
        if (draft.Views.Count > 0 && draft.Coin()) draft.Line($"create rule through as on insert to {draft.Views[0]} do instead nothing");
    }
}

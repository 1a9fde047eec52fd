namespace Retort.Tests.Properties.Generation;

/// <summary>Triggers of tables, partitioned tables, views and the database; policies.</summary>
internal static class TriggerParts
{
    public static void Write(Draft draft)
    {
        if (draft.Has("touch")) Triggers(draft);
        if (draft.Has("watch")) EventTrigger(draft);
        if (draft.Tables.Count > 0 && draft.Has("policies")) Policies(draft, draft.Pick([.. draft.Tables.Keys]));
    }

    private static void Triggers(Draft draft)
    {
        draft.Line($"create function touch() returns trigger language plpgsql{draft.Maybe(" security definer")} as $$ begin return {draft.Pick("new", "old")}; end $$");
        var tables = draft.Tables.Keys.Concat(draft.Made.Contains("events") ? ["events"] : []).ToList();
        foreach (var table in tables.Where(_ => draft.IsWhole || draft.Coin()))
        {
            draft.Line($"create trigger touch {draft.Pick("before", "after")} {draft.Pick("insert", "update", "insert or update of id", "delete")} on {table} for each {draft.Pick("row", "statement")} execute function touch({draft.Maybe($"'{draft.Number(3)}'")})");
            if (draft.Coin()) draft.Line($"alter table {table} {draft.Pick("disable", "enable always", "enable replica")} trigger touch");
            if (draft.Coin()) draft.Line($"comment on trigger touch on {table} is 'touches'");
            if (draft.Coin()) draft.Line($"create constraint trigger checks after insert on {table}{draft.Maybe(" deferrable initially deferred")} for each row{draft.Maybe(" when (new.id > 3)")} execute function touch()");
        }
        if (tables.Count > 0 && draft.Coin()) draft.Line($"create trigger whole after update on {tables[0]} referencing old table as before new table as after for each statement execute function touch()");
        if (draft.Views.Count > 0 && draft.Coin()) draft.Line($"create trigger through instead of {draft.Pick("insert", "update or delete")} on {draft.Views[0]} for each row execute function touch()");
    }

    private static void EventTrigger(Draft draft)
    {
        draft.Line("create function watch() returns event_trigger language plpgsql as $$ begin null; end $$");
        draft.Line($"create event trigger watch on {draft.Pick("ddl_command_end", "sql_drop", "ddl_command_start")}{draft.Maybe(" when tag in ('CREATE TABLE', 'DROP TABLE')")} execute function watch()");
        if (draft.Coin()) draft.Line($"alter event trigger watch {draft.Pick("disable", "enable always", "enable replica")}");
    }

    private static void Policies(Draft draft, string table)
    {
        draft.Line($"alter table {table} enable row level security");
        if (draft.Coin()) draft.Line($"alter table {table} force row level security");
        draft.Line($"create policy own on {table}{draft.Maybe(" as restrictive")}{draft.Maybe(" for select")} to {draft.Pick("public", draft.Role())} using (id > {draft.Number(3)})");
        if (draft.Coin()) draft.Line($"create policy writes on {table} for update using (true) with check (id < {draft.Number(3)}{(draft.Tables.Keys.First() is var other && draft.Coin() ? $" or exists (select from {other} o where o.id = {table}.id)" : "")})");
    }
}

namespace Retort.Tests.Properties.Generation;

/// <summary>Functions, procedures, window functions and aggregates.</summary>
internal static class RoutineParts
{
    public static void Write(Draft draft)
    {
        if (draft.Has("twice")) Twice(draft);
        if (draft.Has("rows of table") && draft.Tables.Count > 0)
            draft.Line($"create function all_rows({draft.Maybe("above integer")}) returns setof {draft.Tables.Keys.First()} language sql stable{draft.Maybe($" rows {draft.Number(9)}0")} as 'select * from {draft.Tables.Keys.First()}'");
        if (draft.Has("table function"))
            draft.Line($"create function pairs(a integer, variadic rest text[] default '{{}}') returns table (one integer, {draft.Pick("two text", "three text", "two bigint")}) language plpgsql{draft.Maybe(" security definer")}{draft.Maybe(" set search_path = public")}{draft.Maybe(" strict")} as $$ begin return; end $$");
        if (draft.Has("feel")) draft.Line($"create function feel(m mood{draft.Maybe(" default null")}) returns {draft.Pick("mood", "text")} language sql as 'select m'");
        if (draft.Has("procedure"))
            draft.Line($"create procedure tidy({draft.Maybe("inout done integer default 0")}) language plpgsql as $$ begin {draft.Pick("null;", "commit;")} end $$");
        if (draft.Has("window")) draft.Line($"create function place() returns bigint language internal window immutable{draft.Maybe(" parallel safe")} as 'window_row_number'");
        if (draft.Version >= 14 && draft.Has("atomic") && draft.Tables.Count > 0)
            draft.Line($"create function count_them() returns bigint language sql{draft.Maybe(" stable")} begin atomic select count(*) from {draft.Tables.Keys.First()}{draft.Maybe(" where id > 1")}; end");
        if (draft.Has("total")) Aggregates(draft);
    }

    private static void Twice(Draft draft)
    {
        draft.Line($"create function twice({draft.Pick("x integer", "number integer", "x bigint")}) returns {draft.Pick("integer", "bigint")} language {draft.Pick("sql", "sql immutable", "sql immutable strict parallel safe", $"sql stable cost {draft.Number(9)}0")} as 'select {draft.Number(3)}'");
        if (draft.Coin()) draft.Line("create function twice(x text) returns text language sql immutable as 'select x || x'");
    }

    private static void Aggregates(Draft draft)
    {
        draft.Line($"create aggregate total(integer) (sfunc = int4pl, stype = integer{draft.Maybe(", initcond = '0'")}{draft.Maybe(", combinefunc = int4pl")}{draft.Maybe(", parallel = safe")})");
        draft.Dress("aggregate total(integer)");
        if (draft.Coin()) draft.Line("create aggregate sorted(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra)");
    }
}

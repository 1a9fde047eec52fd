namespace Retort.Tests.Properties.Generation;

/// <summary>Partitioned tables of every strategy, and heirs.</summary>
internal static class PartitionParts
{
    public static void Write(Draft draft)
    {
        if (draft.Has("events")) Events(draft);
        if (draft.Has("shards")) Shards(draft);
        if (draft.Has("heirs")) Heirs(draft);
        if (draft.HoldsRows) Moving(draft);
    }

    private static void Events(Draft draft)
    {
        var key = draft.Maybe(", primary key (id, day)");
        draft.Line($"create table events (id integer not null, day date not null, kind text{draft.Maybe(" default 'x'")}, mood mood{key}) partition by range (day)");
        foreach (var month in draft.Subset("01", "02", "03"))
            if (draft.Coin()) draft.Line($"create table events_{month} partition of events{draft.Maybe(" (kind default 'own')")} for values from ('2026-{month}-01') to ('2026-{month}-28')");
            else
            {
                draft.Line($"create table events_{month} (day date not null, id integer not null, mood mood, kind text{draft.Maybe(" not null")}{draft.Maybe($", constraint own_{month} check (id > 0)")})");
                draft.Line($"alter table events attach partition events_{month} for values from ('2026-{month}-01') to ('2026-{month}-28')");
            }
        if (draft.Coin()) draft.Line("create table events_rest partition of events default");
        if (draft.Coin()) draft.Line($"create index on events (kind){draft.Maybe(" where id > 3")}");
        if (draft.Coin()) draft.Line($"create index events_by_id on {draft.Maybe("only ", 0.2)}events (id)");
        if (draft.Coin()) draft.Line($"alter table events add constraint kinds check (length(kind) < {draft.Number(2)}9)");
        if (draft.Coin() && draft.Tables.Count > 0) draft.Line($"alter table events add constraint events_of foreign key (id) references {draft.Tables.Keys.First()} (id)");
        if (key.Length > 0 && draft.Coin()) draft.Line("create table visits (id integer, day date, foreign key (id, day) references events)");
        draft.Dress("table events");
    }

    private static void Shards(Draft draft)
    {
        draft.Line($"create table shards (id integer, place text, {draft.Pick("unique (id, place)", "check (id > 0)")}) partition by list (place)");
        draft.Line($"create table shards_a partition of shards for values in ('a'{draft.Maybe(", 'c'")})");
        draft.Line("create table shards_b partition of shards for values in ('b', null) partition by hash (id)");
        foreach (var remainder in draft.Subset("0", "1")) draft.Line($"create table shards_b_{remainder} partition of shards_b for values with (modulus 2, remainder {remainder})");
    }

    /// <summary>A table that is ordinary in one schema and partitioned in another, with rows that fit everywhere.</summary>
    private static void Moving(Draft draft)
    {
        draft.Line($"create table moving (id integer{draft.Maybe(" generated always as identity", draft.IsWhole ? 1 : 0.4)}, place text{draft.Maybe(" not null default 'x'")}, age {draft.Pick("integer", "bigint", "text")}{draft.Pick("", ") partition by list (place", ") partition by hash (id", ") partition by range (id")})");
        draft.Line("do $$ begin if exists (select from pg_partitioned_table p where p.partrelid = 'moving'::regclass and partstrat = 'h') then create table moving_all partition of moving for values with (modulus 1, remainder 0); "
            + $"elsif exists (select from pg_partitioned_table p where p.partrelid = 'moving'::regclass) then create table {draft.Pick("moving_all", "moving_rest")} partition of moving default; end if; end $$");
        draft.Line("insert into moving (id, place, age) overriding system value values (1, 'a', '10'), (2, 'b', '20'), (3, 'c', '30')");
        if (draft.Coin()) draft.Line($"create index moving_place on moving (place{draft.Maybe(", id")})");
        if (draft.Coin()) draft.Line("comment on table moving is 'moves'");
    }

    private static void Heirs(Draft draft)
    {
        draft.Line($"create table elders (id integer{draft.Maybe(" not null")}, title text{draft.Maybe(" default 'sir'")}, check (id > {draft.Number(2)}))");
        draft.Line($"create table heirs (nickname text{draft.Maybe(", house text")}) inherits (elders)");
        if (draft.Coin()) draft.Line("create table second_heirs () inherits (heirs)");
        else if (draft.Coin()) draft.Line("create table third_heirs (id integer not null, title text, house text)");
        if (draft.Coin()) draft.Line($"alter table heirs alter column title set default 'of {draft.Number(3)}'");
    }
}

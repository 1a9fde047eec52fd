using Npgsql;
using Retort.Comparison;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Comparison;

/// <summary>An ordinary table becomes partitioned, and back: its rows, counters, keys and what refers to it come along.</summary>
public sealed class TableMoveTests(TestServer server)
{
    private const string Days = "for values from ('2026-01-01') to ('2026-02-01')";

    private const string Ordinary = """
        create table events (id serial primary key, day date not null, kind text default 'x', size int generated always as (length(kind)) stored, unique (id, day));
        create index events_kind_idx on events (kind);
        comment on table events is 'what happened';
        grant select on events to public;
        create table visits (event int, day date, foreign key (event, day) references events (id, day));
        create view recent as select count(*) as n from events;
        create materialized view counted as select count(*) as n from events;
        create function refuse() returns trigger language plpgsql as $$ begin raise 'touched'; end $$;
        """;

    private const string Partitioned = $"""
        create table events (id serial not null, day date not null, kind text default 'x', size int generated always as (length(kind)) stored, unique (id, day)) partition by range (day);
        create table events_01 partition of events {Days};
        create index events_kind_idx on events (kind);
        comment on table events is 'what happened';
        grant select on events to public;
        create table visits (event int, day date, foreign key (event, day) references events (id, day));
        create view recent as select count(*) as n from events;
        create materialized view counted as select count(*) as n from events;
        create function refuse() returns trigger language plpgsql as $$ begin raise 'touched'; end $$;
        """;

    private const string Rows = "insert into events (day, kind) values ('2026-01-01', 'a'), ('2026-01-02', 'bb'); insert into visits values (2, '2026-01-02');";

    private const string Trigger = "create trigger refuse before insert on events for each row execute function refuse();";

    [Fact]
    public async Task Rows_move_into_the_partitions_and_back()
    {
        var (a, b) = (await MakeAsync(Ordinary + Rows + Trigger), await MakeAsync(Partitioned + Trigger));
        var statements = await ApplyAsync(a, b);
        Assert.Equal(
            [
                "drop materialized view counted",
                "drop view recent",
                "alter table visits drop constraint visits_event_day_fkey",
                "alter table events rename to events_former",
                "alter table events_former drop constraint events_id_day_key",
                "drop index events_kind_idx",
                "alter sequence events_id_seq rename to events_id_seq_former",
                "create table events (\n  id serial,\n  day date not null,\n  kind text default 'x',\n  size integer generated always as (length(kind)) stored,\n  unique (id, day)\n) partition by range (day)",
                "comment on table events is 'what happened'",
                "grant select on table events to public",
                "create table events_01 partition of events\n  for values from ('2026-01-01') to ('2026-02-01')",
                "insert into events (id, day, kind)\nselect id, day, kind\nfrom events_former",
                "select setval('events_id_seq', last_value, is_called) from events_id_seq_former",
                "drop table events_former",
                "create index events_kind_idx on events (kind)",
                "create trigger refuse\n  before insert on events\n  for each row\n  execute function refuse()",
                "alter table visits add constraint visits_event_day_fkey foreign key (event, day) references events(id, day)",
                "create view recent as\nselect count(*) as n\nfrom events",
                "create materialized view counted as\nselect count(*) as n\nfrom events",
            ], statements);
        Assert.Equal("1 a,2 bb", await TextAsync(a, "select string_agg(id || ' ' || kind, ',' order by id) from events_01"));
        Assert.Equal("3", await TextAsync(a, "select nextval('events_id_seq')::text"));
        Assert.Equal("2", await TextAsync(a, "select n::text from counted"));

        await ApplyAsync(a, await MakeAsync(Ordinary + Trigger));
        Assert.Equal("1 a,2 bb", await TextAsync(a, "select string_agg(id || ' ' || kind, ',' order by id) from only events"));
        Assert.Equal("4", await TextAsync(a, "select nextval('events_id_seq')::text"));
    }

    [Fact]
    public async Task A_row_that_fits_no_partition_is_refused_by_the_server_and_nothing_is_lost()
    {
        var (a, b) = (await MakeAsync(Ordinary + Rows + "insert into events (day) values ('2030-01-01');"), await MakeAsync(Partitioned));
        var script = $"begin;\n{Judge.Script(Comparer.Compare(await Judge.ReadAsync(a), await Judge.ReadAsync(b)))}commit;";
        Assert.Contains("no partition of relation \"events\" found for row", await Psql.RunAsync(a, script));
        Assert.Equal("3", await TextAsync(a, "select count(*)::text from events"));
    }

    [Theory]
    [InlineData("create table t (id int generated always as identity primary key, note text); insert into t (note) values ('a'), ('b')",
        "create table t (id int generated always as identity, note text) partition by hash (id); create table t_0 partition of t for values with (modulus 1, remainder 0)")]
    [InlineData("create table t (id int, self int, primary key (id), foreign key (self) references t); create table u (id int primary key references t); alter table t add foreign key (id) references u deferrable initially deferred; begin; insert into t values (1, 1), (2, 1); insert into u values (1), (2); commit",
        "create table t (id int primary key, self int references t) partition by list (id); create table t_1 partition of t for values in (1); create table t_2 partition of t default; create table u (id int primary key references t) partition by hash (id); create table u_0 partition of u for values with (modulus 1, remainder 0); alter table t add foreign key (id) references u")]
    [InlineData("create table t (id int, kind text) partition by list (kind); create table t_a partition of t for values in ('a'); create table t_b partition of t for values in ('b'); insert into t values (1, 'a'), (2, 'b')",
        "create table t (id int, kind text) partition by range (id); create table t_low partition of t for values from (2) to (9); create table t_a partition of t for values from (0) to (2)")]
    [InlineData("create table p (id int, kind text) partition by list (kind); create table t partition of p for values in ('a'); insert into p values (1, 'a'), (2, 'a')",
        "create table p (id int, kind text) partition by list (kind); create table t partition of p for values in ('a') partition by hash (id); create table t_0 partition of t for values with (modulus 1, remainder 0)")]
    [InlineData("create table t (id int, at text); create rule keep as on insert to t do instead nothing; insert into t values (1, '2026-01-01'); alter table t disable rule keep; insert into t values (1, '2026-01-01'), (2, '2026-01-02'); alter table t enable rule keep",
        "create table t (id int, at date) partition by range (at); create table t_0 partition of t default; create rule keep as on insert to t do instead nothing")]
    public async Task No_row_is_lost(string before, string after, int staying = 2)
    {
        var (a, b) = (await MakeAsync(before), await MakeAsync(after));
        await ApplyAsync(a, b);
        Assert.Equal(staying.ToString(), await TextAsync(a, "select count(*)::text from t"));
        await ApplyAsync(a, await MakeAsync(before));
        Assert.Equal(staying.ToString(), await TextAsync(a, "select count(*)::text from t"));
    }

    private async Task<string[]> ApplyAsync(string from, string to)
    {
        var difference = Comparer.Compare(await Judge.ReadAsync(from), await Judge.ReadAsync(to));
        Assert.Empty(difference.LosesRows);
        var script = Judge.Script(difference);
        Assert.True(await Psql.RunAsync(from, $"begin;\n{script}commit;") is var error && error is null, $"{error}\n{script}");
        Assert.Empty(Comparer.Compare(await Judge.ReadAsync(from), await Judge.ReadAsync(to)).Statements);
        return [.. difference.Statements.Select(statement => statement.Sql)];
    }

    private async Task<string> MakeAsync(string script)
    {
        var url = await server.CreateDatabaseAsync();
        Assert.Null(await Psql.RunAsync(url, script));
        return url;
    }

    private static async Task<string> TextAsync(string url, string query)
    {
        await using var connection = new NpgsqlConnection(url);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}

using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

public sealed class FunctionTests(TestServer server)
{
    private readonly RoundTrip roundTrip = new(server);

    [Fact]
    public async Task A_function_is_written_with_all_that_was_said_of_it()
    {
        await server.NeedsAsync(14, "BEGIN ATOMIC");
        const string Script = """
            create function f(a int, b text default 'X', variadic c int[] default '{}') returns int language sql
              immutable strict leakproof parallel safe cost 5 set work_mem to '1MB' set search_path to public, "$user", ''
              as $q$ select a + 1 as "$$" $q$;
            create function pages(out id int, out "Title" character varying) returns setof record language plpgsql rows 10 security definer as $$ begin return query select 1, 'x'::varchar; end $$;
            create function lines(a timestamp with time zone) returns table (id int) begin atomic select 1; end;
            create procedure p(inout a int, b int default 1) language plpgsql as $$ begin a := b; end $$;
            grant execute on function f to pg_monitor with grant option;
            revoke execute on procedure p from public;
            comment on procedure p is 'does nothing';
            """;

        Assert.Equal(
            [
                "create function f(a integer, b text default 'X'::text, variadic c integer[] default '{}'::integer[])\nreturns integer\nlanguage sql\nimmutable strict leakproof parallel safe cost 5\nset work_mem to '1MB'\nset search_path to public, \"$user\", ''\nas $body$ select a + 1 as \"$$\" $body$",
                "grant execute on function f(integer, text, integer[]) to pg_monitor with grant option",
                "create function lines(a timestamptz)\nreturns table (id integer)\nlanguage sql\nbegin atomic\n  select 1;\nend",
                "create procedure p(inout a integer, b integer default 1)\nlanguage plpgsql\nas $$ begin a := b; end $$",
                "comment on procedure p(integer, integer) is 'does nothing'",
                "revoke execute on procedure p(integer, integer) from public",
                "create function pages(out id integer, out \"Title\" varchar)\nreturns setof record\nlanguage plpgsql\nsecurity definer rows 10\nas $$ begin return query select 1, 'x'::varchar; end $$",
            ],
            await roundTrip.ProveAsync("", Script));
    }

    [Theory]
    [InlineData("f(a int) returns int language sql as 'select 1'", "f(a int) returns int language sql as 'select 2'")]
    [InlineData("f(a int) returns int language sql as 'select 1'", "f(a int default 1) returns int language sql stable as 'select 1'")]
    [InlineData("f(int) returns int language sql as 'select 1'", "f(a int) returns int language sql as 'select 1'")]
    [InlineData("f(out a int) language sql as 'select 1'", "f(out b int) language sql as 'select 1'")]
    public async Task A_function_is_replaced_where_it_stands_when_PostgreSQL_allows_it(string before, string after) =>
        Assert.StartsWith("create or replace function", Assert.Single(await roundTrip.ProveAsync($"create function {before}", $"create function {after}")));

    [Theory]
    [InlineData("function f(a int) returns int language sql as 'select 1'", "function f(a int) returns bigint language sql as 'select 1'")]
    [InlineData("function f(a int) returns int language sql as 'select 1'", "function f(b int) returns int language sql as 'select 1'")]
    [InlineData("function f(a int default 1) returns int language sql as 'select 1'", "function f(a int) returns int language sql as 'select 1'")]
    [InlineData("function f(out a int, out b int) language sql as 'select 1, 2'", "function f(out a int, out c int) language sql as 'select 1, 2'")]
    [InlineData("function f(a int) returns void language sql as 'select 1'", "procedure f(a int) language sql as 'select 1'")]
    public async Task A_function_is_dropped_and_made_again_where_it_cannot_be_replaced(string before, string after)
    {
        var statements = await roundTrip.ProveAsync($"create {before}", $"create {after}");
        Assert.Equal(2, statements.Length);
        Assert.StartsWith("drop function f(", statements[0]);
        Assert.StartsWith("create", statements[1]);
    }

    [Fact]
    public async Task What_stands_on_a_function_comes_back_when_it_is_made_again()
    {
        const string View = "create view v as select f(1) as one; grant select on v to pg_monitor; comment on column v.one is 'one'";
        Assert.Equal(
            [
                "drop view v",
                "drop function f(integer)",
                "create function f(b integer)\nreturns integer\nlanguage sql\nas $$select 1$$",
                "create view v as\nselect f(1) as one",
                "grant select on table v to pg_monitor",
                "comment on column v.one is 'one'",
            ],
            await roundTrip.ProveAsync(
                $"create function f(a int) returns int language sql as 'select 1'; {View}",
                $"create function f(b int) returns int language sql as 'select 1'; {View}"));
    }

    [Fact]
    public async Task Aggregates_of_every_sort_are_written_and_replaced()
    {
        const string Before = """
            create aggregate mysum(int) (sfunc = int4pl, stype = int, initcond = '0', combinefunc = int4pl, parallel = safe, msfunc = int4pl, minvfunc = int4mi, mstype = int, minitcond = '0', sortop = >);
            create aggregate pct(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
            create aggregate place(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
            create aggregate counted(*) (sfunc = int8inc, stype = int8, initcond = '0');
            comment on aggregate counted(*) is 'rows';
            revoke all on function pct(float8, anyelement) from public;
            """;
        await roundTrip.ProveAsync("", Before);
        Assert.Equal(
            ["create or replace aggregate counted(*) (\n  sfunc = int8inc,\n  stype = bigint,\n  initcond = '5'\n)"],
            await roundTrip.ProveAsync(Before, Before.Replace("int8, initcond = '0'", "int8, initcond = '5'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_event_trigger_is_changed_in_place_when_only_its_state_differs()
    {
        const string Before = "create function ev() returns event_trigger language plpgsql as 'begin end'; create event trigger guard on ddl_command_end when tag in ('CREATE TABLE', 'DROP TABLE') execute function ev(); comment on event trigger guard is 'watches'";
        await roundTrip.ProveAsync("", Before);
        Assert.Equal(["alter event trigger guard disable"], await roundTrip.ProveAsync(Before, $"{Before}; alter event trigger guard disable"));
        Assert.Equal(2, (await roundTrip.ProveAsync(Before, Before.Replace("ddl_command_end", "ddl_command_start", StringComparison.Ordinal))).Count(one => one.Contains("event trigger guard") && !one.StartsWith("comment")));
    }

    [Fact]
    public async Task A_function_goes_before_and_comes_after_where_it_would_need_both_at_once()
    {
        await server.NeedsAsync(14, "BEGIN ATOMIC");
        const string Before = """
            create type mood as enum ('sad', 'ok');
            create table old (how mood);
            create function n() returns bigint language sql begin atomic select count(*) from old; end;
            create view counted as select n() as n;
            """;
        const string After = """
            create type mood as enum ('ok', 'glad');
            create table recent (how mood);
            create function n() returns bigint language sql begin atomic select count(*) from recent; end;
            create view counted as select n() as n;
            """;
        await roundTrip.ProveAsync(Before, After);
    }
}

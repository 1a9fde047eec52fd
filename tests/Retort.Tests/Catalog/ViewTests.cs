using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

public sealed class ViewTests(TestServer server)
{
    private readonly RoundTrip roundTrip = new(server);

    [Fact]
    public async Task A_view_keeps_its_options_columns_and_rights()
    {
        const string Script = """
            create view v with (security_barrier) as select 1 as a, 'x'::text as b;
            create view checked as select * from v with local check option;
            create recursive view numbers(n) as values (1) union all select n + 1 from numbers where n < 10;
            comment on column v.a is 'first';
            grant select (a, b) on v to pg_monitor;
            alter view v alter column b set default 'd';
            """;
        var statements = await roundTrip.ProveAsync("", Script);

        Assert.Contains("create view v with (security_barrier = true) as\nselect 1 as a,\n  'x'::text as b", statements);
        Assert.Contains("alter view v alter column b set default 'd'::text", statements);
        Assert.Contains("grant select (a) on table v to pg_monitor", statements);
        Assert.Contains(statements, statement => statement.EndsWith("from v\nwith local check option", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("select 1 as a", "select 2 as a")]
    [InlineData("select 1 as a", "select 1 as a, 2 as b")]
    public async Task A_view_is_replaced_where_it_stands_when_its_columns_stay(string before, string after) =>
        Assert.StartsWith("create or replace view v as", (await roundTrip.ProveAsync($"create view v as {before}", $"create view v as {after}"))[0]);

    [Theory]
    [InlineData("select 1 as a", "select 1::bigint as a")]
    [InlineData("select 'x'::text as a", "select 'x'::text collate \"C\" as a")]
    public async Task A_view_is_dropped_and_made_again_when_a_column_changes(string before, string after) =>
        Assert.Equal("drop view v", (await roundTrip.ProveAsync($"create view v as {before}", $"create view v as {after}"))[0]);

    [Fact]
    public async Task Options_of_a_view_are_set_in_place() =>
        Assert.Equal(
            ["alter view v set (check_option = cascaded)", "alter view v reset (security_barrier)"],
            await roundTrip.ProveAsync(
                "create view v with (security_barrier) as select relname as a from pg_class",
                "create view v as select relname as a from pg_class with cascaded check option"));

    [Fact]
    public async Task A_materialized_view_is_altered_where_PostgreSQL_can_and_made_again_where_not()
    {
        const string Before = "create materialized view m with (fillfactor = 70) as select 1 as a, 'x'::text as b with no data; alter materialized view m alter column a set statistics 5; alter materialized view m alter b set (n_distinct = 4); alter materialized view m alter column b set storage external";
        var created = await roundTrip.ProveAsync("", Before);
        Assert.Equal("create materialized view m with (fillfactor = 70) as\nselect 1 as a,\n  'x'::text as b\nwith no data", created[0]);
        Assert.Equal(
            ["alter materialized view m reset (fillfactor)", "alter materialized view m alter column a set statistics -1", "alter materialized view m alter column b set storage extended", "alter materialized view m alter column b reset (n_distinct)"],
            await roundTrip.ProveAsync(Before, "create materialized view m as select 1 as a, 'x'::text as b with no data"));
        Assert.Equal("drop materialized view m", (await roundTrip.ProveAsync(Before, "create materialized view m as select 2 as a, 'x'::text as b"))[0]);
    }

    [Fact]
    public async Task A_cycle_of_a_view_and_a_function_is_opened_by_a_view_without_rows()
    {
        await server.NeedsAsync(14, "BEGIN ATOMIC");
        const string Cycle = """
            create view v as select 1 as a;
            create function f() returns setof v language sql begin atomic select 1; end;
            create or replace view v as select a from f();
            comment on view v is 'a circle'
            """;
        Assert.Equal(
            [
                "create view v as\nselect null::integer as a\nwhere false",
                "comment on view v is 'a circle'",
                "create function f()\nreturns setof v\nlanguage sql\nbegin atomic\n  select 1;\nend",
                // Since version 16 PostgreSQL prints no table name where there is only one table.
                $"create or replace view v as\nselect {(await TestServer.VersionAsync(server.ConnectionString) < 16 ? "f." : "")}a\nfrom f() f(a)",
            ],
            await roundTrip.ProveAsync("", Cycle));
        await roundTrip.ProveAsync("create view v as select 1 as a", Cycle);
    }

    [Fact]
    public async Task A_query_is_laid_out_and_its_strings_are_left_alone() =>
        Assert.Equal(
            "create view v as\nwith recent as (\n    select 1 as a,\n      'one\n   from two'::text as \"order\n  by\"\n)\nselect r.a,\n  case\n    when r.a > 1 then 2\n    else 3\n  end as b\nfrom recent r\n  join recent s using (a)\nwhere r.a > 0\nlimit 3",
            Assert.Single(await roundTrip.ProveAsync("", "create view v as with recent as (select 1 as a, 'one\n   from two'::text as \"order\n  by\") select r.a, case when r.a > 1 then 2 else 3 end as b from recent r join recent s using (a) where r.a > 0 limit 3")));

    [Fact]
    public async Task A_column_that_only_gets_another_name_is_renamed_and_what_stands_on_the_view_stays()
    {
        const string Before = "create table t (a int, b text); create view v as select a, lower(b) as b from t; comment on column v.b is 'low'; create view w as select b from v; create materialized view m as select 1 as x";
        Assert.Equal(
            [
                "alter view v rename column b to low",
                "comment on column v.low is 'lower'",
                "create or replace view w as\nselect low as b\nfrom v",
                "alter materialized view m rename column x to y",
            ],
            (await roundTrip.ProveAsync(Before, Before.Replace("as b from t", "as low from t").Replace("v.b is 'low'", "v.low is 'lower'").Replace("select b from v", "select low as b from v").Replace("as x", "as y"))).Select(Bare));
    }

    [Fact]
    public async Task A_column_of_another_name_and_another_expression_is_renamed_before_the_query_is_replaced() =>
        Assert.Equal(
            ["alter view v rename column b to c", "create or replace view v as\nselect 1 as a,\n  'y'::text as c,\n  2 as d"],
            await roundTrip.ProveAsync("create view v as select 1 as a, 'x'::text as b", "create view v as select 1 as a, 'y'::text as c, 2 as d"));

    /// <summary>Before PostgreSQL 16 columns are printed with their table even where there is only one.</summary>
    private static string Bare(string statement) => statement.Replace("v.low as", "low as", StringComparison.Ordinal);
}

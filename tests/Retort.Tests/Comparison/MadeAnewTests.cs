using Retort.Tests.Catalog;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Comparison;

/// <summary>An enum loses a label and is made anew, while its column stays, leaves it, or goes, and while something else stands on either.</summary>
public sealed class MadeAnewTests(TestServer server)
{
    private const string Before = "create type mood as enum ('sad', 'ok', 'glad'); create type other as enum ('ok', 'fine');";
    private const string After = "create type mood as enum ('sad', 'ok'); create type other as enum ('ok', 'fine');";

    /// <summary>What may stand on the column <c>m</c> of the table <c>t</c>, or on its type.</summary>
    private static readonly Dictionary<string, string> Things = new()
    {
        ["nothing"] = "",
        ["a view of the column"] = "create view v as select m from t; create view w as select m from v; comment on view v is 'two'; grant select on v to public",
        ["a view that names a label"] = "create view v as select id from t where m = 'ok'",
        ["a view of the type alone"] = "create view v as select 'ok'::mood as a",
        ["a materialized view with an index"] = "create materialized view v as select m, id from t; create index on v (m)",
        ["a default"] = "alter table t alter column m set default 'ok'",
        ["a check"] = "alter table t add check (m <> 'ok' or id > 0)",
        ["a check that names no label"] = "alter table t add check (m is not null)",
        ["a check of another column"] = "alter table t add check (n::text <> 'sad')",
        ["a policy"] = "create policy p on t using (m = 'ok'); alter table t enable row level security",
        ["a generated column"] = "alter table t add column g integer generated always as (case when m = 'ok' then 1 else 2 end) stored",
        ["a generated column of the type"] = "alter table t add column g mood generated always as (case when id = 1 then 'ok'::mood else 'sad'::mood end) stored",
        ["a function's argument"] = "create function f(mood) returns integer language sql as 'select 1'; comment on function f is 'f'",
        ["a function's result"] = "create function f() returns mood language sql as $$select 'ok'::mood$$; alter table t add column r text default f()::text",
        ["a function's rows"] = "create function f() returns setof t language sql as 'select * from t'",
        ["a view on a function"] = "create function f(mood) returns integer language sql as 'select 1'; create view v as select f('ok'::mood) as a",
        ["an aggregate"] = "create function step(integer, mood) returns integer language sql as 'select $1 + 1'; create aggregate counted(mood) (sfunc = step, stype = integer, initcond = '0')",
        ["an operator"] = "create function same(mood, mood) returns boolean language sql immutable as 'select true'; create operator === (function = same, leftarg = mood, rightarg = mood)",
        ["a cast"] = "create function number(mood) returns integer language sql immutable as 'select 1'; create cast (mood as integer) with function number(mood)",
        ["a domain"] = "create domain humour as mood; create table d (h humour)",
        ["a domain with a check and a default"] = "create domain humour as mood default 'ok' check (value <> 'sad'); create table d (h humour, a humour[]); insert into d values ('ok', '{ok,ok}'); comment on domain humour is 'h'; grant usage on type humour to pg_monitor",
        ["an array"] = "create table d (h mood[] default '{ok}', i mood[][]); insert into d values ('{ok}', '{{ok,sad}}')",
        ["a composite type"] = "create type pair as (a mood, b integer); create table d (p pair, q pair[]); insert into d values (('ok', 1), array[row('ok', 2)::pair])",
        ["a composite type of a domain"] = "create domain humour as mood; create type pair as (a humour, b mood[]); create table d (p pair); insert into d values (('ok', '{ok}')); comment on type pair is 'p'; comment on column pair.a is 'a'",
        ["a table of a type"] = "create type pair as (a mood, b integer); create table d of pair; insert into d values ('ok', 1)",
        ["a range"] = "create type moods as range (subtype = mood); create table d (r moods); insert into d values ('[sad,ok]')",
        ["an index with a predicate"] = "create index i on t (id) where m = 'ok'; create unique index j on t (m, id); create index k on t ((m is null))",
        ["a trigger"] = "create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger g after update of m on t for each row when (new.m = 'ok') execute function f()",
        ["a rule"] = "create rule r as on insert to t where new.m = 'ok' do also delete from t where m = 'ok'",
        ["partitions"] = "create table p (m mood, id integer) partition by list (m); create table p1 partition of p for values in ('ok'); create table p2 partition of p default; insert into p values ('ok', 1), ('sad', 2)",
        ["heirs"] = "create table heir () inherits (t); alter table heir alter column m set default 'ok'; insert into heir (id, m) values (4, 'ok')",
        ["sub-partitions"] = "create table p (m mood, id integer, primary key (m, id)) partition by list (m); create table p1 partition of p for values in ('ok') partition by range (id, m); create table p11 partition of p1 default; create table p2 partition of p default; insert into p values ('ok', 1), ('sad', 2); create index on p (id); create view v as select * from p; create table k (m mood, id integer, foreign key (m, id) references p)",
        ["a multirange"] = "create type moods as range (subtype = mood); create table d (r moods[]); create function f(moods) returns integer language sql as 'select 1'",
        ["a foreign key"] = "create table k (m mood primary key); insert into k values ('ok'); create table l (m mood references k); insert into l values ('ok')",
        ["an exclusion"] = "alter table t add exclude using btree (m with =)",
        ["statistics"] = "create statistics s on id, m from t",
        ["rights"] = "comment on type mood is 'how it is'; grant usage on type mood to pg_monitor; revoke usage on type mood from public",
    };

    /// <summary>What becomes of the column.</summary>
    private static readonly Dictionary<string, string> Fates = new()
    {
        ["stays"] = "mood",
        ["becomes text"] = "text",
        ["becomes of another enum"] = "other",
    };

    /// <summary>Every thing while the column stays; a full run takes every fate of it.</summary>
    public static TheoryData<string, string> Combinations =>
        [.. from thing in Things.Keys from fate in Cases.Full ? Fates.Keys.Append("goes") : ["stays"] select (thing, fate)];

    [Theory, MemberData(nameof(Combinations))]
    public async Task Whatever_stands_on_an_enum_comes_through(string thing, string fate)
    {
        if (thing.Contains("multirange", StringComparison.Ordinal)) await server.NeedsAsync(14, "multiranges");
        var roundTrip = new RoundTrip(server);
        var before = $"{Before} {Table("mood")} {Things[thing]}";
        await roundTrip.ProveAsync(before, fate == "goes" ? After : $"{After} {Table(Fates[fate])} {Things[thing]}");
        if (Cases.Full && fate != "goes") await roundTrip.ProveAsync(before, $"{After} {Table(Fates[fate])}");
    }

    [Theory]
    [InlineData("create view v as select m from t; create materialized view w as select count(m) as n from t; create index on t (m)")]
    [InlineData("alter table t alter column m set default 'b'; alter table t add check (m <> 'c'); create index i on t (id) where m = 'b'; alter table t add exclude using btree (m with =)")]
    [InlineData("create policy p on t using (m = 'b'); create function f() returns trigger language plpgsql as 'begin return new; end'; create trigger g after update of m on t for each row execute function f(); alter table t add column g integer generated always as (length(m)) stored")]
    [InlineData("create domain d as text collate names check (value <> ''); create type pair as (a text collate names, b d); create table u (a d, b pair, c d[]); insert into u values ('x', ('y', 'z'), '{v,w}'); create view v as select a from u")]
    [InlineData("create table p (m text collate names, id integer) partition by list (m); create table p1 partition of p for values in ('b'); insert into p values ('b', 1); create index on p (m)")]
    public async Task Whatever_stands_on_a_collation_comes_through(string things)
    {
        string Script(string locale, string type) => $"create collation names (locale = '{locale}'); create table t (id integer primary key, m {type}); insert into t values (1, 'b'); {things}";
        var roundTrip = new RoundTrip(server);
        await roundTrip.ProveAsync(Script("C", "text collate names"), Script("POSIX", "text collate names"));
        await roundTrip.ProveAsync(Script("C", "text collate names"), Script("POSIX", "text"));
    }

    [Theory]
    [InlineData("m mood default 'ok' check (m <> 'sad'), unique (id, m)", "create index on t (id) where m = 'ok'; create view v as select m from t")]
    [InlineData("m mood, a mood[] default '{ok}'", "")]
    public async Task A_table_becomes_partitioned_while_its_enum_is_made_anew(string columns, string things)
    {
        var ordinary = $"create table t (id integer, {columns}); insert into t values (1, 'ok'); {things}";
        var partitioned = $"create table t (id integer, {columns}) partition by range (id); create table t1 partition of t default; {things}";
        await new RoundTrip(server).ProveAsync($"{Before} {ordinary}", $"{After} {partitioned}");
    }

    [Fact]
    public async Task A_table_is_partitioned_anew_when_a_column_of_its_key_changes_its_type()
    {
        const string Partitions = "partition by range (id); create table p1 partition of p for values from (1) to (10); create index on p (id); create view v as select * from p; insert into p values (1)";
        var statements = await new RoundTrip(server).ProveAsync($"create table p (id integer) {Partitions}", $"create table p (id bigint) {Partitions}");
        Assert.Contains("alter table p1 alter column id type bigint", statements);
        Assert.DoesNotContain(statements, statement => statement.StartsWith("drop table p1", StringComparison.Ordinal));
    }

    private static string Table(string type) => $"create table t (id integer primary key, n integer, m {type}); insert into t values (1, 1, 'ok');";
}

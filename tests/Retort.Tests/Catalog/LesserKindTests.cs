using Retort.Catalog;
using Retort.Comparison;
using Retort.Errors;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

/// <summary>The kinds that few databases have, made of PostgreSQL's own functions.</summary>
public sealed class LesserKindTests(TestServer server)
{
    private readonly RoundTrip roundTrip = new(server);

    [Fact]
    public async Task An_access_method_is_created_and_dropped() =>
        Assert.Equal(["create access method pile type table handler heap_tableam_handler", "comment on access method pile is 'a heap'"],
            await roundTrip.ProveAsync("", "create access method pile type table handler heap_tableam_handler; comment on access method pile is 'a heap'"));

    [Fact]
    public async Task What_is_granted_on_a_member_of_an_extension_and_on_what_is_built_in_is_compared() =>
        Assert.Equal(
            [
                "revoke execute on function pg_sleep(double precision) from public",
                "grant execute on function pg_sleep(double precision) to pg_monitor with grant option",
                "revoke execute on function similarity(text,text) from public",
                "grant references on table pg_stat_statements to pg_monitor",
                "revoke usage on language plpgsql from public",
                "grant select (query) on table pg_stat_statements to pg_monitor",
            ],
            (await roundTrip.ProveAsync(
                "create extension pg_trgm; create extension pg_stat_statements",
                """
                create extension pg_trgm; create extension pg_stat_statements;
                revoke execute on function similarity(text, text) from public;
                grant references on pg_stat_statements to pg_monitor;
                grant select (query) on pg_stat_statements to pg_monitor;
                revoke usage on language plpgsql from public;
                revoke execute on function pg_sleep(float8) from public;
                grant execute on function pg_sleep(float8) to pg_monitor with grant option;
                """)).OrderBy(statement => Array.FindIndex(["pg_sleep", "similarity", "references", "plpgsql", "query"], word => statement.Contains(word))));

    [Fact]
    public async Task An_extension_takes_the_privileges_on_its_members_along() =>
        Assert.Equal(["create extension pg_trgm", "revoke execute on function similarity(text,text) from public"],
            await roundTrip.ProveAsync("", "create extension pg_trgm; revoke execute on function similarity(text, text) from public"));

    [Fact]
    public async Task What_bears_the_name_of_something_built_in_is_written_with_its_schema()
    {
        var statements = await roundTrip.ProveAsync("", """
            create function public.lower(text) returns text language sql as 'select $1';
            comment on function public.lower(text) is 'ours';
            create function lower(int) returns int language sql as 'select $1';
            create text search dictionary public.simple (template = pg_catalog.simple, stopwords = english);
            create type public.point as (x int, y int);
            create domain public.money as numeric check (value >= 0);
            create operator public.+ (leftarg = int, rightarg = int, function = int4mi);
            create table shapes (at public.point, price public.money);
            """);
        Assert.Contains("comment on function public.lower(text) is 'ours'", statements);
        Assert.Contains("create type public.point as (x integer, y integer)", statements);
        Assert.Contains(statements, statement => statement.StartsWith("create function lower(", StringComparison.Ordinal));
        Assert.Contains(statements, statement => statement.StartsWith("create text search dictionary public.simple ", StringComparison.Ordinal));
        Assert.Contains(statements, statement => statement.StartsWith("create operator public.+ ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_language_is_changed_in_place() =>
        Assert.Equal(["create or replace trusted language pl handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator", "revoke usage on language pl from public"],
            await roundTrip.ProveAsync(
                "create trusted language pl handler plpgsql_call_handler",
                "create trusted language pl handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator; revoke usage on language pl from public"));

    [Fact]
    public async Task Collations_of_both_providers_are_created() =>
        Assert.Equal(
            ["create collation mixed (lc_collate = 'C', lc_ctype = 'C.utf8')", "create collation \"numeric\" (provider = icu, locale = 'en-u-kn-true', deterministic = false)", "create collation plain (locale = 'C')"],
            await roundTrip.ProveAsync("", "create collation numeric (provider = icu, locale = 'en-u-kn-true', deterministic = false); create collation plain (locale = 'C'); create collation mixed (lc_collate = 'C', lc_ctype = 'C.utf8')"));

    [Fact]
    public async Task A_conversion_is_made_again_when_it_differs() =>
        Assert.Equal(["drop conversion latin", "create default conversion latin for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1"],
            await roundTrip.ProveAsync("create conversion latin for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1", "create default conversion latin for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1"));

    [Fact]
    public async Task Text_search_objects_are_created_in_order()
    {
        const string After = """
            create schema search;
            create text search parser search.words (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline);
            create text search template search.plain (init = dsimple_init, lexize = dsimple_lexize);
            create text search dictionary english (template = snowball, language = 'english', stopwords = 'english');
            create text search dictionary search.simple (template = search.plain);
            create text search configuration docs (parser = search.words);
            alter text search configuration docs add mapping for asciiword, word with english, search.simple;
            alter text search configuration docs add mapping for numword with simple;
            """;
        Assert.Equal(
            [
                "create schema search",
                "create text search parser search.words (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype, headline = prsd_headline)",
                "create text search template search.plain (init = dsimple_init, lexize = dsimple_lexize)",
                "create text search dictionary english (template = snowball, language = 'english', stopwords = 'english')",
                "create text search dictionary search.simple (template = search.plain)",
                "create text search configuration docs (parser = search.words)",
                "alter text search configuration docs\n  add mapping for asciiword, word\n  with english, search.simple",
                "alter text search configuration docs\n  add mapping for numword\n  with simple",
            ],
            await roundTrip.ProveAsync("", After));
    }

    [Fact]
    public async Task Text_search_objects_are_changed_in_place() =>
        Assert.Equal(
            [
                "alter text search configuration docs drop mapping for word",
                "alter text search configuration docs\n  alter mapping for asciiword\n  with simple",
                "alter text search configuration docs\n  add mapping for numword\n  with simple",
                "alter text search dictionary stem (stopwords, language = 'german')",
            ],
            await roundTrip.ProveAsync(
                "create text search dictionary stem (template = snowball, language = 'english', stopwords = 'english'); create text search configuration docs (parser = 'default'); alter text search configuration docs add mapping for asciiword, word with stem",
                "create text search dictionary stem (template = snowball, language = 'german'); create text search configuration docs (parser = 'default'); alter text search configuration docs add mapping for asciiword, numword with simple"));

    [Fact]
    public async Task Foreign_objects_are_created_and_secrets_stay_on_the_server()
    {
        const string After = "create foreign data wrapper w options (debug 'true'); create server s type 'db' version '9' foreign data wrapper w options (host 'h'); create user mapping for public server s options (\"user\" 'u', password 'hush'); grant usage on foreign server s to public";
        Assert.Equal(
            [
                "create foreign data wrapper w options (debug 'true')",
                "create server s type 'db' version '9' foreign data wrapper w options (host 'h')",
                "grant usage on foreign server s to public",
                "-- set by hand, for secrets are not kept: password\ncreate user mapping for public server s options (\"user\" 'u')",
            ],
            await roundTrip.ProveAsync("", After));
        Assert.Contains("option \"password\" of the user mapping for public on server s", (await roundTrip.ReadAsync(After)).NotModelled);
    }

    [Fact]
    public async Task Foreign_objects_are_changed_in_place() =>
        Assert.Equal(
            [
                "alter foreign data wrapper w validator postgresql_fdw_validator",
                "alter server s version '10' options (set host 'i', add port '1', drop dbname)",
                "alter user mapping for postgres server s options (add \"user\" 'v')",
            ],
            await roundTrip.ProveAsync(
                "create foreign data wrapper w; create server s version '9' foreign data wrapper w options (host 'h', dbname 'd'); create user mapping for postgres server s",
                "create foreign data wrapper w validator postgresql_fdw_validator; create server s version '10' foreign data wrapper w options (host 'i', port '1'); create user mapping for postgres server s options (\"user\" 'v')"));

    [Fact]
    public async Task Operators_classes_and_families_are_created_with_their_members()
    {
        const string After = """
            create operator === (function = int4eq, leftarg = int, rightarg = int, commutator = ===, negator = !==, restrict = eqsel, join = eqjoinsel, hashes, merges);
            create operator !== (function = int4ne, leftarg = int, rightarg = int, negator = ===);
            create operator !!! (function = int4um, rightarg = int);
            create operator family numbers using btree;
            create operator class number_ops for type int using btree family numbers as operator 1 <, operator 2 <=, operator 3 ===, operator 4 >=, operator 5 >, function 1 btint4cmp(int, int);
            alter operator family numbers using btree add operator 1 < (int, bigint), function 1 (int, bigint) btint48cmp(int, bigint);
            """;
        Assert.Equal(
            [
                "create operator !!! (\n  function = int4um,\n  rightarg = integer\n)",
                "create operator !== (\n  function = int4ne,\n  leftarg = integer,\n  rightarg = integer,\n  negator = ===\n)",
                "create operator === (\n  function = int4eq,\n  leftarg = integer,\n  rightarg = integer,\n  commutator = ===,\n  negator = !==,\n  restrict = eqsel,\n  join = eqjoinsel,\n  hashes,\n  merges\n)",
                "create operator family numbers using btree",
                "alter operator family numbers using btree add\n  operator 1 <(integer,bigint),\n  function 1 (integer, bigint) btint48cmp(integer,bigint)",
                "create operator class number_ops for type integer using btree family numbers as\n  operator 1 <(integer,integer),\n  operator 2 <=(integer,integer),\n  operator 3 ===(integer,integer),\n  operator 4 >=(integer,integer),\n  operator 5 >(integer,integer),\n  function 1 (integer, integer) btint4cmp(integer,integer)",
            ],
            await roundTrip.ProveAsync("", After));
    }

    [Fact]
    public async Task Operators_and_families_are_changed_in_place() =>
        Assert.Equal(
            [
                "alter operator ~~~ (integer, integer) set (restrict = none, join = eqjoinsel)",
                "alter operator family numbers using btree drop\n  operator 1 (integer, bigint)",
                "alter operator family numbers using btree add\n  operator 2 <=(integer,bigint)",
            ],
            await roundTrip.ProveAsync(
                "create operator ~~~ (function = int4eq, leftarg = int, rightarg = int, restrict = eqsel); create operator family numbers using btree; alter operator family numbers using btree add operator 1 < (int, bigint)",
                "create operator ~~~ (function = int4eq, leftarg = int, rightarg = int, join = eqjoinsel); create operator family numbers using btree; alter operator family numbers using btree add operator 2 <= (int, bigint)"));

    [Fact]
    public async Task Casts_and_transforms_are_created() =>
        Assert.Equal(
            ["create type mood as enum ('sad')", "create cast (mood as varchar) with inout as assignment", "comment on cast (mood as varchar) is 'as text'", "create transform for mood language plpgsql (from sql with function prsd_lextype(internal))"],
            await roundTrip.ProveAsync("",
                "create type mood as enum ('sad'); create cast (mood as varchar) with inout as assignment; comment on cast (mood as varchar) is 'as text'; create transform for mood language plpgsql (from sql with function prsd_lextype(internal))"));

    [Fact]
    public async Task A_publication_changes_in_place() =>
        Assert.Equal(["alter publication p set (publish = 'insert, delete', publish_via_partition_root = true)"],
            await roundTrip.ProveAsync("create publication p", "create publication p with (publish = 'insert, delete', publish_via_partition_root = true)"));

    [Fact]
    public async Task Schemas_of_a_publication_come_and_go()
    {
        await server.NeedsAsync(15, "publications of schemas");
        Assert.Equal(["create schema news", "alter publication p add tables in schema news"],
            await roundTrip.ProveAsync("create publication p", "create schema news; create publication p for tables in schema news"));
    }

    [Fact]
    public async Task A_subscription_changes_in_place_and_is_never_created_with_a_guessed_connection()
    {
        const string Before = "create subscription s connection 'host=nowhere' publication p with (connect = false, slot_name = none, enabled = false)";
        Assert.Equal(["alter subscription s set (synchronous_commit = on)", "alter subscription s set publication p, q with (refresh = false)"],
            await roundTrip.ProveAsync(Before, Before.Replace("publication p", "publication p, q").Replace("(connect", "(synchronous_commit = on, connect")));
        var error = await Assert.ThrowsAsync<SourceException>(async () => Comparer.Compare(Database.Empty, await roundTrip.ReadAsync(Before)));
        Assert.Equal("subscription-needs-connection", error.Code);
    }

    [Fact]
    public async Task A_subscription_becomes_binary_in_place()
    {
        await server.NeedsAsync(14, "binary subscriptions");
        const string Before = "create subscription s connection 'host=nowhere' publication p with (connect = false, slot_name = none, enabled = false)";
        Assert.Equal(["alter subscription s set (binary = true)"], await roundTrip.ProveAsync(Before, Before.Replace("(connect", "(binary, connect")));
    }

    [Fact]
    public async Task A_collation_is_made_anew_under_its_columns() =>
        Assert.Equal(
            [
                "alter collation names rename to names_old",
                "create collation names (locale = 'POSIX')",
                "alter table t\n  alter column a type varchar(9) collate names,\n  alter column b type text[] collate names",
                "drop collation names_old",
            ],
            await roundTrip.ProveAsync(
                "create collation names (locale = 'C'); create table t (a varchar(9) collate names primary key, b text[] collate names)",
                "create collation names (locale = 'POSIX'); create table t (a varchar(9) collate names primary key, b text[] collate names)"));

    [Fact]
    public async Task Statistics_are_created_for_columns() =>
        Assert.Equal(
            [
                "create statistics all_of_it on a, b from t",
                "alter statistics all_of_it set statistics 500",
                "create statistics two (dependencies, mcv) on a, b from t",
                "comment on statistics two is 'two kinds'",
            ],
            await roundTrip.ProveAsync(
                "create table t (a int, b int)",
                "create table t (a int, b int); create statistics two (dependencies, mcv) on a, b from t; create statistics all_of_it on a, b from t; alter statistics all_of_it set statistics 500; comment on statistics two is 'two kinds'"));

    [Fact]
    public async Task Statistics_are_created_for_expressions()
    {
        await server.NeedsAsync(14, "statistics of expressions");
        Assert.Equal(["create statistics all_of_it on a, b, (a + b) from t", "create statistics one on (a * 2) from t"],
            await roundTrip.ProveAsync("create table t (a int, b int)", "create table t (a int, b int); create statistics all_of_it on a, b, (a + b) from t; create statistics one on (a * 2) from t"));
    }

    [Fact]
    public async Task Tables_of_a_publication_come_and_go() =>
        Assert.Equal(
            ["create table d (\n  id integer\n)", "alter publication p drop table b", "alter publication p add table d", "create publication q for table a, d"],
            await roundTrip.ProveAsync(
                "create table a (id int); create table b (id int); create publication p for table a, b",
                "create table a (id int); create table b (id int); create table d (id int); create publication p for table a, d; create publication q for table a, d"));

    [Fact]
    public async Task Columns_and_conditions_of_published_tables_change()
    {
        await server.NeedsAsync(15, "columns and conditions of published tables");
        Assert.Equal(
            ["alter publication p drop table c", "alter publication p add table c (id, name) where (id > 10)", "create publication q for table a, c (id)"],
            await roundTrip.ProveAsync(
                "create table a (id int); create table c (id int primary key, name text); create publication p for table a, c",
                "create table a (id int); create table c (id int primary key, name text); create publication p for table a, c (id, name) where (id > 10); create publication q for table a, c (id)"));
    }

    [Fact]
    public async Task Functions_of_the_schema_stand_behind_casts_operators_and_classes() =>
        Assert.Contains(
            "create operator <<< (\n  function = pair_lt,\n  leftarg = pair,\n  rightarg = pair,\n  commutator = >>>\n)",
            await roundTrip.ProveAsync("", """
                create type pair as (a int, b int);
                create function text_of(pair) returns text language sql immutable as 'select $1::text';
                create function pair_lt(pair, pair) returns bool language sql immutable as 'select ($1).a < ($2).a';
                create function pair_cmp(pair, pair) returns int language sql immutable as 'select ($1).a - ($2).a';
                create cast (pair as text) with function text_of(pair) as assignment;
                create operator <<< (function = pair_lt, leftarg = pair, rightarg = pair, commutator = >>>);
                create operator class pair_ops for type pair using btree as operator 1 <<<, function 1 pair_cmp(pair, pair);
                create table pairs (p pair);
                create index on pairs (p pair_ops);
                create aggregate first_pair(pair) (sfunc = pair_min, stype = pair, sortop = <<<);
                """.Replace("sfunc = pair_min", "sfunc = pair_first", StringComparison.Ordinal).Replace("create aggregate", "create function pair_first(pair, pair) returns pair language sql as 'select $1'; create aggregate", StringComparison.Ordinal)));
}

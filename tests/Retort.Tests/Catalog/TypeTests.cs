using Retort.Catalog;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

public sealed class TypeTests(TestServer server)
{
    private readonly RoundTrip roundTrip = new(server);

    [Theory]
    [InlineData("character varying(10)[]", "varchar(10)[]")]
    [InlineData("character varying", "varchar")]
    [InlineData("bit varying(3)", "varbit(3)")]
    [InlineData("character(3)", "char(3)")]
    [InlineData("timestamp(3) with time zone", "timestamptz(3)")]
    [InlineData("timestamp without time zone[]", "timestamp[]")]
    [InlineData("time with time zone", "timetz")]
    [InlineData("time without time zone", "time")]
    [InlineData("timestamps", "timestamps")]
    [InlineData("characteristic", "characteristic")]
    [InlineData("shop.\"time with time zone\"", "shop.\"time with time zone\"")]
    public void Types_are_written_in_their_short_form(string type, string expected) => Assert.Equal(expected, TypeName.Short(type));

    [Fact]
    public async Task An_extension_brings_its_members_and_moves_to_another_schema() =>
        Assert.Equal(["create schema tools", "alter extension citext set schema tools"],
            await roundTrip.ProveAsync("create extension citext", "create schema tools; create extension citext with schema tools"));

    [Fact]
    public async Task An_extension_is_updated_where_a_path_leads_and_made_again_where_none_does()
    {
        var newest = await TestServer.VersionAsync($"{server.ConnectionString};Database=postgres") < 14 ? "1.5" : "1.6";
        Assert.Equal([$"alter extension pg_trgm update to '{newest}'"],
            await roundTrip.ProveAsync("create extension pg_trgm version '1.4'", "create extension pg_trgm; comment on extension pg_trgm is 'similarity'; comment on extension pg_trgm is 'text similarity measurement and index searching based on trigrams'"));
    }

    private const string Text = """
        create type word;
        create function word_in(cstring) returns word language internal immutable strict as 'textin';
        create function word_out(word) returns cstring language internal immutable strict as 'textout';
        create function word_receive(internal) returns word language internal stable strict as 'textrecv';
        create type word (input = word_in, output = word_out, storage = extended, category = 'S', default = 'none', collatable = true);
        """;

    [Fact]
    public async Task A_base_type_and_its_functions_need_each_other_and_are_made_by_way_of_a_shell()
    {
        var statements = await roundTrip.ProveAsync("", $"{Text} create table t (w word); comment on type word is 'a word'; create type later;");
        Assert.Equal(["create type later", "create type word"], statements.Where(statement => statement.StartsWith("create type", StringComparison.Ordinal) && !statement.Contains('(')).Order(StringComparer.Ordinal));
        Assert.Contains("create type word (\n  input = word_in,\n  output = word_out,\n  storage = extended,\n  category = 'S',\n  default = 'none',\n  collatable = true\n)", statements);
        Assert.Single(statements, statement => statement.Contains("comment on type word", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_lesser_functions_of_a_base_type_are_changed_in_place() =>
        Assert.Equal(["alter type word set (receive = word_receive, storage = main)", "alter table t alter column w set storage main"],
            await roundTrip.ProveAsync($"{Text} create table t (w word);", $"{Text} alter type word set (receive = word_receive, storage = main); create table t (w word);"));

    [Fact]
    public async Task A_base_type_whose_output_differs_is_made_again_with_what_needs_it_unless_rows_would_be_lost()
    {
        var other = $"create function word_print(word) returns cstring language internal immutable strict as 'textout';";
        var changed = Text.Replace("create type word (", $"{other} create type word (").Replace("output = word_out", "output = word_print");
        Assert.Contains("drop type word cascade", await roundTrip.ProveAsync($"{Text} create view v as select null::word as w", $"{changed} create view v as select null::word as w"));
        var (from, to) = (await roundTrip.ReadAsync($"{Text} create table t (w word)"), await roundTrip.ReadAsync($"{changed} create table t (w word)"));
        Assert.Equal("rows-would-be-lost", Assert.Throws<Retort.Errors.SourceException>(() => Retort.Comparison.Comparer.Compare(from, to)).Code);
    }

    [Fact]
    public async Task A_range_with_a_canonical_function_is_made_by_way_of_a_shell() =>
        Assert.Contains("create type days as range (subtype = date, canonical = one_form)",
            await roundTrip.ProveAsync("", "create type days; create function one_form(days) returns days language internal immutable strict as 'daterange_canonical'; create type days as range (subtype = date, canonical = one_form)"));

    [Fact]
    public async Task A_domain_is_created_whole_and_changed_in_place()
    {
        const string Before = "create domain email as varchar(200) collate \"C\" default 'x@y' not null constraint has_at check (value like '%@%') check (value <> ''); comment on constraint has_at on domain email is 'an address'";
        Assert.Equal(
            [
                "create domain email as varchar(200) collate \"C\"\n  default 'x@y'::varchar\n  not null\n  check (value::text <> ''::text)\n  constraint has_at check (value::text ~~ '%@%'::text)",
                "comment on constraint has_at on domain email is 'an address'",
            ],
            await roundTrip.ProveAsync("", Before));
        Assert.Equal(
            [
                "alter domain email drop constraint email_check",
                "alter domain email drop default",
                "alter domain email drop not null",
                "alter domain email rename constraint has_at to is_address",
                "alter domain email add constraint short check (length(value::text) < 100) not valid",
            ],
            await roundTrip.ProveAsync(Before, "create domain email as varchar(200) collate \"C\" constraint is_address check (value like '%@%'); alter domain email add constraint short check (length(value) < 100) not valid; comment on constraint is_address on domain email is 'an address'"));
    }

    [Fact]
    public async Task A_domain_constraint_is_validated_in_place() =>
        Assert.Equal(["alter domain d validate constraint positive"],
            await roundTrip.ProveAsync("create domain d as int; alter domain d add constraint positive check (value > 0) not valid", "create domain d as int constraint positive check (value > 0)"));

    [Fact]
    public async Task A_composite_type_changes_its_attributes_in_place() =>
        Assert.Equal(
            ["alter type place\n  drop attribute zip,\n  alter attribute city type varchar(50),\n  add attribute country text collate \"C\"", "comment on column place.country is 'ISO'"],
            await roundTrip.ProveAsync("create type place as (street text, zip text, city text)", "create type place as (street text, city varchar(50), country text collate \"C\"); comment on column place.country is 'ISO'"));

    [Fact]
    public async Task A_composite_type_in_another_order_is_made_again() =>
        Assert.Equal(["drop type pair", "create type pair as (b integer, a integer)"],
            await roundTrip.ProveAsync("create type pair as (a int, b int)", "create type pair as (b int, a int)"));

    [Fact]
    public async Task A_range_type_is_created_with_every_option()
    {
        await server.NeedsAsync(14, "multiranges");
        Assert.Equal(
            ["create type span as range (subtype = double precision, subtype_diff = float8mi, multirange_type_name = spans)", "create type words as range (subtype = text, subtype_opclass = text_pattern_ops, collation = \"C\")"],
            await roundTrip.ProveAsync("", "create type span as range (subtype = float8, subtype_diff = float8mi, multirange_type_name = spans); create type words as range (subtype = text, subtype_opclass = text_pattern_ops, collation = \"C\")"));
    }

    [Fact]
    public async Task Another_base_type_of_a_domain_converts_its_columns() =>
        Assert.Equal(
            [
                "alter domain amount rename to amount_old",
                "create domain amount as bigint\n  default 1\n  check (value > 0)",
                "alter table t\n  alter column a type amount,\n  alter column b type amount[]",
                "drop domain amount_old",
                "alter table t alter column a set default 5",
            ],
            (await roundTrip.ProveAsync(
                "create domain amount as int default 1 check (value > 0); create table t (a amount default 5, b amount[]); insert into t values (3, '{4,5}')",
                "create domain amount as bigint default 1 check (value > 0); create table t (a amount default 5, b amount[])")).Skip(2));

    [Fact]
    public async Task Values_are_assigned_to_a_narrower_domain_so_that_none_is_cut()
    {
        var statements = await roundTrip.ProveAsync("create domain d as text; create table t (a d)", "create domain d as varchar(2); create table t (a d)");
        Assert.Contains("alter table t alter column a type d", statements);
    }

    [Fact]
    public async Task Base_types_without_a_cast_are_converted_through_text() =>
        Assert.Contains("alter table t alter column a type d using a::text::d",
            await roundTrip.ProveAsync("create domain d as int; create table t (a d)", "create domain d as date; create table t (a d)"));

    [Fact]
    public async Task A_number_becomes_a_domain_by_its_value_and_not_by_its_text() =>
        Assert.Contains("alter table t alter column a type inner_most",
            await roundTrip.ProveAsync(
                "create domain whole as int; create domain inner_most as whole check (value > 0); create table t (a numeric(6,2)); insert into t values (10.00)",
                "create domain whole as int; create domain inner_most as whole check (value > 0); create table t (a inner_most)"));

    [Fact]
    public async Task A_composite_type_inside_rows_grows_and_changes() =>
        Assert.Equal(
            [
                "alter type place add attribute zip text",
                "alter type spot rename to spot_old",
                "create type spot as (x bigint, y bigint)",
                "alter table t alter column b type spot using b::text::spot",
                "drop type spot_old",
            ],
            await roundTrip.ProveAsync(
                "create type place as (street text); create type spot as (x int, y int); create table t (a place, b spot); insert into t values (row('s'), row(1, 2))",
                "create type place as (street text, zip text); create type spot as (x bigint, y bigint); create table t (a place, b spot)"));

    [Fact]
    public async Task A_composite_type_inside_rows_is_composed_anew_in_another_order() =>
        Assert.Equal(
            [
                "alter type place rename to place_old",
                "create type place as (zip text, street varchar(40), city text)",
                "alter table t alter column a type place using case when a is distinct from null then row(null, (a).street::text::varchar(40), (a).city)::place end",
                "drop type place_old",
            ],
            await roundTrip.ProveAsync(
                "create type place as (city text, street text); create table t (a place, b int); insert into t values (row('c', 's'), 1), (null, 2), (row(null, null), 3)",
                "create type place as (zip text, street varchar(40), city text); create table t (a place, b int)"));
}

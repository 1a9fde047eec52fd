using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

/// <summary>Who granted a right is part of it, as it is for pg_dump.</summary>
public sealed class GrantorTests(TestServer server)
{
    private const string View = "create view v as select 1 as a, 2 as b;";

    private readonly RoundTrip roundTrip = new(server);

    [Fact]
    public async Task A_role_grants_and_takes_back_in_its_own_name()
    {
        await RolesAsync();
        var granted = $"{View} grant select on v to grantor_one with grant option; {As("grantor_one", "grant select on v to grantor_two")}";
        Assert.Equal(
            ["create view v as\nselect 1 as a,\n  2 as b", "grant select on table v to grantor_one with grant option", "set role grantor_one", "grant select on table v to grantor_two", "reset role"],
            await roundTrip.ProveAsync("", granted));
        Assert.Equal(
            ["set role grantor_one", "revoke select on table v from grantor_two", "reset role", "revoke select on table v from grantor_one"],
            await roundTrip.ProveAsync(granted, View));
    }

    [Fact]
    public async Task The_same_right_from_another_is_another()
    {
        await RolesAsync();
        const string Option = $"{View} grant select on v to grantor_one with grant option;";
        Assert.Equal(
            ["set role grantor_one", "revoke select on table v from grantor_two", "reset role", "grant select on table v to grantor_two"],
            await roundTrip.ProveAsync($"{Option} {As("grantor_one", "grant select on v to grantor_two")}", $"{Option} grant select on v to grantor_two"));
    }

    [Fact]
    public async Task What_stands_on_a_grant_option_that_goes_is_granted_again()
    {
        await RolesAsync();
        var before = $"{View} grant select on v to grantor_one with grant option; {As("grantor_one", "grant select on v to grantor_two with grant option")} {As("grantor_two", "grant select on v to grantor_three")}";
        var after = $"{View} grant select on v to grantor_two with grant option; {As("grantor_two", "grant select on v to grantor_three")}";
        Assert.Equal(
            [
                "set role grantor_two", "revoke select on table v from grantor_three", "reset role",
                "set role grantor_one", "revoke select on table v from grantor_two", "reset role",
                "revoke select on table v from grantor_one", "grant select on table v to grantor_two with grant option",
                "set role grantor_two", "grant select on table v to grantor_three", "reset role",
            ],
            await roundTrip.ProveAsync(before, after));
    }

    [Fact]
    public async Task Options_that_change_sides_do_not_meet_themselves()
    {
        await RolesAsync();
        await roundTrip.ProveAsync(
            $"{View} grant select on v to grantor_one with grant option; {As("grantor_one", "grant select on v to grantor_two with grant option")} {As("grantor_two", "grant select on v to grantor_three with grant option")}",
            $"{View} grant select on v to grantor_three with grant option; {As("grantor_three", "grant select on v to grantor_two with grant option")} {As("grantor_two", "grant select on v to grantor_one with grant option")}");
    }

    [Fact]
    public async Task Every_kind_and_column_and_member_keeps_its_grantor()
    {
        await RolesAsync();
        const string Objects = """
            create schema shop;
            create table t (a int generated always as identity, b serial);
            create materialized view m as select 1 as a;
            create function f() returns int language sql as 'select 1';
            create procedure p() language sql as 'select 1';
            create aggregate total (int) (sfunc = int4pl, stype = int);
            create type mood as enum ('good');
            create type pair as (a int);
            create domain positive as int;
            create type span as range (subtype = int);
            create sequence s;
            create foreign data wrapper disk;
            create server here foreign data wrapper disk;
            create extension btree_gist;
            """;
        (string Right, string On)[] rights =
        [
            ("usage", "schema shop"), ("select", "table t"), ("insert (a)", "table t"), ("select", "table m"), ("select (a)", "table m"), ("usage", "sequence t_a_seq"), ("usage", "sequence s"), ("execute", "function f()"),
            ("execute", "procedure p()"), ("execute", "function total(int)"), ("usage", "type mood"), ("usage", "type pair"), ("usage", "domain positive"), ("usage", "type span"),
            ("usage", "foreign data wrapper disk"), ("usage", "foreign server here"), ("execute", "function gbt_int4_compress(internal)"),
        ];
        var options = string.Concat(rights.Select(one => $"grant {one.Right} on {one.On} to grantor_one with grant option;"));
        var grants = As("grantor_one", string.Join("; ", rights.Select(one => $"grant {one.Right} on {one.On} to grantor_two")));
        var statements = await roundTrip.ProveAsync($"{Objects} {options}", $"{Objects} {options} {grants}");
        Assert.Equal(rights.Length, statements.Count(statement => statement.EndsWith("to grantor_two", StringComparison.Ordinal)));
        Assert.Single(statements, "set role grantor_one");
        await roundTrip.ProveAsync("", $"{Objects} {options} {grants}");
    }

    [Fact]
    public async Task A_grant_option_on_the_table_carries_grants_on_its_columns()
    {
        await RolesAsync();
        await roundTrip.ProveAsync(View, $"{View} grant select on v to grantor_one with grant option; {As("grantor_one", "grant select (a) on v to grantor_two")}");
    }

    [Fact]
    public async Task A_revocation_on_the_table_leaves_the_grants_on_its_columns()
    {
        await RolesAsync();
        const string Column = $"{View} grant select (a) on v to grantor_one;";
        Assert.Equal(
            ["revoke select on table v from grantor_one", "grant select (a) on table v to grantor_one"],
            await roundTrip.ProveAsync($"{Column} grant select on v to grantor_one", Column));
        // Nor the option on a column, on which further grants stand.
        var chain = $"{View} grant select (a) on v to grantor_one with grant option; {As("grantor_one", "grant select (a) on v to grantor_two")}";
        await roundTrip.ProveAsync($"{chain} grant select on v to grantor_one with grant option", chain);
        await roundTrip.ProveAsync($"{chain} grant select on v to grantor_one with grant option", $"{chain} grant select on v to grantor_one");
        await roundTrip.ProveAsync($"{chain} grant select on v to grantor_one", $"{Column}");
    }

    [Fact]
    public async Task A_sequence_of_a_serial_has_the_grants_of_its_next_owner()
    {
        await RolesAsync();
        const string Table = "create table t (number serial); alter table t owner to grantor_one;";
        await roundTrip.ProveAsync($"{Table} grant usage on sequence t_number_seq to grantor_one with grant option", "create table t (number serial)");
        await roundTrip.ProveAsync($"{Table} revoke usage on sequence t_number_seq from grantor_one", "create table t (number serial); grant select on t_number_seq to grantor_one");
    }

    [Fact]
    public async Task What_is_made_again_gets_its_grants_from_the_same_roles()
    {
        await RolesAsync();
        var rest = $"create view w as select count(*) as n from v; grant select on w to grantor_one with grant option; {As("grantor_one", "grant select on w to grantor_two")}";
        Assert.Equal(
            [
                "drop view w", "drop view v", "create view v as\nselect '1'::text as a", "create view w as\nselect count(*) as n\nfrom v",
                "grant select on table w to grantor_one with grant option", "set role grantor_one", "grant select on table w to grantor_two", "reset role",
            ],
            await roundTrip.ProveAsync($"create view v as select 1 as a; {rest}", $"create view v as select '1'::text as a; {rest}"));
    }

    [Fact]
    public async Task A_grantor_that_loses_the_schema_takes_back_before()
    {
        await RolesAsync();
        const string Schema = "create schema shop; create view shop.v as select 1 as a;";
        await roundTrip.ProveAsync(
            $"{Schema} grant usage on schema shop to grantor_one; grant select on shop.v to grantor_one with grant option; {As("grantor_one", "grant select on shop.v to grantor_two")}",
            Schema);
    }

    [Fact]
    public async Task Another_owner_may_have_been_a_grantor()
    {
        await RolesAsync();
        var granted = $"{View} grant select on v to grantor_one with grant option; {As("grantor_one", "grant select on v to grantor_two")}";
        await roundTrip.ProveAsync(granted, $"{View} alter view v owner to grantor_one; grant select on v to grantor_three");
        await roundTrip.ProveAsync(granted, $"{View} alter view v owner to grantor_one; grant select on v to grantor_two");
        // One who held the right from another, and granted it on, becomes the owner.
        await roundTrip.ProveAsync(
            $"{View} grant select on v to grantor_one with grant option; {As("grantor_one", "grant select on v to grantor_two with grant option")} {As("grantor_two", "grant select on v to grantor_three")}",
            $"{View} alter view v owner to grantor_two");
    }

    /// <summary>Statements in the name of a role; who grants in a script of psql does it so.</summary>
    private static string As(string role, string sql) => $"set role {role}; {sql}; reset role;";

    private async Task RolesAsync()
    {
        foreach (var role in new[] { "grantor_one", "grantor_two", "grantor_three" }) await server.CreateRoleAsync(role);
    }
}

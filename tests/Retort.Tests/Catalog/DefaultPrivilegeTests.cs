using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

public sealed class DefaultPrivilegeTests(TestServer server)
{
    private readonly RoundTrip roundTrip = new(server);

    [Fact]
    public async Task Default_privileges_come_first_and_are_counted_on()
    {
        const string Script = """
            create schema shop;
            alter default privileges in schema shop grant select on tables to pg_monitor;
            alter default privileges in schema shop grant insert, update on tables to pg_read_all_stats with grant option;
            alter default privileges revoke execute on functions from public;
            create view shop.v as select 1 as a;
            create function shop.f() returns int language sql as 'select 1';
            """;
        Assert.Equal(
            [
                "alter default privileges for role postgres revoke execute on functions from public",
                "create schema shop",
                "alter default privileges for role postgres in schema shop grant select on tables to pg_monitor",
                "alter default privileges for role postgres in schema shop grant insert, update on tables to pg_read_all_stats with grant option",
                "create function shop.f()\nreturns integer\nlanguage sql\nas $$select 1$$",
                "create view shop.v as\nselect 1 as a",
            ],
            await roundTrip.ProveAsync("", Script));
    }

    [Fact]
    public async Task Default_privileges_that_go_leave_what_they_gave()
    {
        const string Before = "alter default privileges in schema public grant select on tables to pg_monitor with grant option; create view v as select 1 as a";
        Assert.Equal(
            ["alter default privileges for role postgres in schema public revoke select on tables from pg_monitor", "create view w as\nselect 1 as a", "revoke select on table v from pg_monitor"],
            (await roundTrip.ProveAsync(Before, "create view v as select 1 as a; create view w as select 1 as a")).Order());
    }

    [Fact]
    public async Task A_grant_option_alone_can_go() =>
        Assert.Equal(
            ["revoke grant option for select on table v from pg_monitor", "grant insert on table v to pg_monitor"],
            await roundTrip.ProveAsync(
                "create view v as select 1 as a; grant select on v to pg_monitor with grant option",
                "create view v as select 1 as a; grant select, insert on v to pg_monitor"));

    [Fact]
    public async Task An_owner_takes_the_rights_of_the_one_before()
    {
        const string Roles = "do $$ begin create role privileges_one; exception when others then null; end $$; do $$ begin create role privileges_two; exception when others then null; end $$;";
        Assert.Equal(
            ["alter view v owner to privileges_two", "grant select on table v to privileges_one"],
            await roundTrip.ProveAsync(
                $"{Roles} create view v as select 1 as a; alter view v owner to privileges_one; grant select on v to privileges_two",
                $"{Roles} create view v as select 1 as a; alter view v owner to privileges_two; grant select on v to privileges_one"));
    }
}

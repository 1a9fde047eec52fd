using Retort.Configuration;
using Retort.Tests.Fixtures;
using Retort.Workspaces;
using Retort.Workspaces.Schemas;

namespace Retort.Tests.Comparison;

/// <summary>Two real servers of different versions: what only the version makes different is no change.</summary>
public sealed class TwoVersionsTests(TestServer server)
{
    private const string Script = """
        create extension pg_trgm;
        create type mood as enum ('sad', 'ok');
        create domain positive as integer not null check (value > 0);
        create type span as range (subtype = float8);
        create table users (id bigint generated always as identity primary key, name text not null unique, how mood default 'ok', age positive, during span, twice integer generated always as (age * 2) stored);
        create index users_name_trgm on users using gin (name gin_trgm_ops);
        create table days (id bigint references users, day date not null check (day > '2000-01-01')) partition by range (day);
        create table days_2026 partition of days for values from ('2026-01-01') to ('2027-01-01');
        create view named as select users.id, users.name from users where users.how = 'ok';
        create materialized view counted as select count(*) as n from named;
        create function f(a integer) returns integer language sql immutable as 'select a + 1';
        create function g() returns trigger language plpgsql as 'begin return new; end';
        create trigger t after insert on users for each row when (new.how = 'ok') execute function g();
        create policy p on users using (users.name = current_user);
        create rule r as on delete to days do instead update days set day = now()::date where days.id = old.id;
        grant select on users to pg_monitor;
        revoke update on users from postgres;
        comment on view named is 'by name';
        """;

    [Fact]
    public async Task The_same_schema_on_two_versions_is_no_difference_and_a_real_one_is_said_alone()
    {
        var other = await server.OtherVersionAsync();
        try
        {
            var there = (await other.EnsureStartedAsync()).Url("postgres").ToConnectionString();
            var here = await server.CreateDatabaseAsync();
            foreach (var url in new[] { here, there }) Assert.Null(await Psql.RunAsync(url, Script));
            foreach (var (from, to) in new[] { (here, there), (there, here) })
            {
                var same = await DiffAsync(from, to);
                Assert.Empty(same.Statements);
                Assert.NotEqual(same.ServerVersions[0], same.ServerVersions[1]);
                Assert.True(same.IsOfOneSpelling);
            }
            await TestServer.ExecuteAsync(there, "alter table days add column note text", "create or replace view named as select users.id, users.name from users");
            Assert.Equal(2, (await DiffAsync(here, there)).Statements.Count);
            Assert.Equal(2, (await DiffAsync(there, here)).Statements.Count);
        }
        finally
        {
            await other.DestroyAsync();
        }
    }

    private static Task<DiffReport> DiffAsync(string from, string to)
    {
        var (one, two) = (DatabaseUrl.Parse(from), DatabaseUrl.Parse(to));
        return Workspace.Without(Path.GetTempPath(), one).Databases[0].DiffAsync(new SchemaSpec.Address(one), new SchemaSpec.Address(two), TestContext.Current.CancellationToken);
    }
}

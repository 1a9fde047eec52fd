using Retort.Catalog;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Catalog;

/// <summary>One database that holds an object of every kind.</summary>
public sealed class EveryKindTests(TestServer server)
{
    private const string Script = """
        alter default privileges grant select on tables to public;
        create schema shop;
        create extension pg_trgm schema shop;
        revoke execute on function shop.similarity(text, text) from public;
        create type later;
        create access method pile type table handler heap_tableam_handler;
        create trusted language pl handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator;
        create collation plain (locale = 'C');
        create conversion latin for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;
        create type mood as enum ('so so', 'fine');
        create type point3 as (x int, y int, z int);
        create type lengths as range (subtype = float8, subtype_diff = float8mi);
        create domain percent as int constraint bounds check (value between 0 and 100);
        create text search parser words (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
        create text search template plain (lexize = dsimple_lexize);
        create text search dictionary stems (template = plain);
        create text search configuration docs (parser = words);
        create foreign data wrapper files;
        create server disk foreign data wrapper files;
        create user mapping for public server disk;
        create sequence numbers;
        create table users (id int generated always as identity primary key, mood mood default 'fine', at date, name text);
        create table heirs (nickname text) inherits (users);
        create index users_name on users (name);
        create statistics users_names on mood, name from users;
        create function twice(x int) returns int language sql immutable as 'select x * 2';
        create aggregate total(int) (sfunc = int4pl, stype = int);
        create function near(point3, point3) returns boolean language sql immutable as 'select $1 = $2';
        create function compare(point3, point3) returns int language sql immutable as 'select 0';
        create operator ~~~ (function = near, leftarg = point3, rightarg = point3);
        create operator family near_ops using btree;
        create operator class near_class for type point3 using btree as operator 3 ~~~, function 1 compare(point3, point3);
        create function count(point3) returns int language sql immutable as 'select 3';
        create cast (point3 as int) with function count(point3);
        create transform for int language sql (from sql with function pg_catalog.prsd_lextype(internal));
        create view names as select id, name from users;
        alter view names alter column name set default 'nobody';
        create materialized view moods as select mood, count(*) as number from users group by mood;
        create rule keep as on delete to users do instead nothing;
        create function touch() returns trigger language plpgsql as 'begin return new; end';
        create trigger touch before update on users for each row execute function touch();
        create policy own on users using (name = current_user);
        create function watch() returns event_trigger language plpgsql as 'begin end';
        create event trigger watch on ddl_command_end execute function watch();
        create publication news for table users, tables in schema shop;
        create subscription feed connection 'dbname=nowhere' publication news with (connect = false, slot_name = none);
        """;

    private readonly RoundTrip roundTrip = new(server);

    [Fact]
    public async Task An_object_of_every_kind_is_read()
    {
        await server.NeedsAsync(15, "publications of schemas");
        var kinds = (await roundTrip.ReadAsync(Script)).Objects.Select(item => item.Id.Kind).Distinct();
        Assert.Equal(ObjectKinds.All, kinds.OrderBy(kind => kind.Rank));
    }

    [Fact]
    public async Task Objects_of_all_kinds_are_made_and_dropped_together()
    {
        await server.NeedsAsync(15, "publications of schemas");
        // A subscription is never made: its connection string is a secret.
        var script = string.Join('\n', Script.Split('\n').Where(line => !line.Contains("create subscription")));
        var statements = await roundTrip.ProveAsync("", script);
        foreach (var word in new[] { "access method", "cast", "event trigger", "materialized view", "operator class", "transform", "user mapping" })
            Assert.Contains(statements, statement => statement.StartsWith($"create {word}"));
    }
}

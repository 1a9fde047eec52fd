using Npgsql;
using Retort.Configuration;
using Retort.Server;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Server;

/// <summary>Two major versions side by side, and the way from one to the next.</summary>
public sealed class ServerUpgradeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_databases_of_15_come_to_18_by_dump_and_restore()
    {
        if (await MissingAsync() is { } reason) Assert.Skip(reason);
        using var scene = new Scene { HidesSizes = true };
        var (old, fresh) = (Local(scene, 15), Local(scene, 18));
        try
        {
            scene.File("retort.json", Configuration(15));
            scene.Revision("a1", null, "create table users (id int generated always as identity primary key, name text not null, at timestamptz default now(), price float8);", "drop table users;");
            await scene.RunAsync("upgrade", "-q");
            await FillAsync(await old.EnsureStartedAsync(Cancellation));
            await scene.RunAsync("db", "snapshot", "save", "before", "-q");
            Assert.True(scene.ExitCode == 0, scene.Errors);
            scene.File("retort.json", Configuration(18));
            await scene.RunAsync("db", "status");
            await scene.RunAsync("db", "start", "--from", "14");
            await scene.RunAsync("db", "start", "--from", "15");
            Assert.True(scene.ExitCode == 0, scene.Errors);
            var server = (await fresh.FindRunningAsync(Cancellation))!;
            Assert.Null(await old.FindRunningAsync(Cancellation));
            Assert.Equal("18", (await AskAsync(server, "app", "show server_version")).Split('.')[0]);
            Assert.Equal("3|1003|teller|7MB|kept", await AskAsync(server, "app", Facts));
            Assert.Equal("app_login|f|t", await AskAsync(server, "app", "select rolname || '|' || left(rolsuper::text, 1) || '|' || left(rolcanlogin::text, 1) from pg_roles where rolname = 'app_login'"));
            await scene.RunAsync("current");
            Assert.Contains("a1", scene.Output);
            await scene.RunAsync("db", "snapshot", "restore", "before", "--yes", "-q");
            Assert.True(scene.ExitCode == 0, scene.Errors);
            await scene.RunAsync("db", "start", "--from", "15");
            Assert.Contains("code: consent-missing", scene.Errors);
            await scene.RunAsync("db", "start", "--from", "15", "--remove-old", "--yes", "--json");
            Assert.DoesNotContain("\"oldData\"", scene.Output);
            Assert.False((await old.StatusAsync(Cancellation)).IsInitialised);
            Assert.Equal("3|1003|teller|7MB|kept", await AskAsync(server, "app", Facts));
        }
        finally
        {
            await old.DestroyAsync(Cancellation);
            await fresh.DestroyAsync(Cancellation);
        }
    }

    [Fact]
    public async Task What_is_not_the_same_stops_it_and_the_old_server_has_everything()
    {
        if (await MissingAsync() is { } reason) Assert.Skip(reason);
        using var scene = new Scene();
        var (old, fresh) = (Local(scene, 15), Local(scene, 18));
        try
        {
            scene.File("retort.json", Configuration(15));
            await scene.RunAsync("db", "create", "-q");
            var server = await old.EnsureStartedAsync(Cancellation);
            // A generated column is computed again where it is restored; this one says on which version that was.
            await TestServer.ExecuteAsync($"{server.ConnectionString("app")};Pooling=false",
                "create function version_number() returns text immutable language sql as $$ select current_setting('server_version_num') $$",
                "create table t (id int, v text generated always as (version_number()) stored)", "insert into t values (1)");
            scene.File("retort.json", Configuration(18));
            await scene.RunAsync("db", "start", "--from", "15");
            Assert.Contains("table public.t: as many, but not the same", scene.Errors);
            Assert.Contains("code: upgrade-differs", scene.Errors);
            Assert.False((await fresh.StatusAsync(Cancellation)).IsInitialised);
            scene.File("retort.json", Configuration(15));
            Assert.Equal("1", await AskAsync(await old.EnsureStartedAsync(Cancellation), "app", "insert into t values (2); select count(*) - 1 from t"));
        }
        finally
        {
            await old.DestroyAsync(Cancellation);
            await fresh.DestroyAsync(Cancellation);
        }
    }

    [Fact]
    public async Task Two_versions_stand_side_by_side_and_a_new_one_says_that_it_begins_empty()
    {
        if (await MissingAsync() is { } reason) Assert.Skip(reason);
        using var scene = new Scene { HidesSizes = true };
        var (old, fresh) = (Local(scene, 15), Local(scene, 18));
        try
        {
            scene.File("retort.json", Configuration(15));
            await scene.RunAsync("db", "create", "-q");
            scene.File("retort.json", Configuration(18));
            await scene.RunAsync("db", "start");
            Assert.Contains("PostgreSQL 18 begins empty; the databases of PostgreSQL 15 stay where they are, and `retort db start --from 15` brings them along", scene.Errors);
            var (fifteen, eighteen) = ((await old.FindRunningAsync(Cancellation))!, (await fresh.FindRunningAsync(Cancellation))!);
            Assert.NotEqual(fifteen.Port, eighteen.Port);
            Assert.Equal(("1", "0"), (await AskAsync(fifteen, "postgres", Count), await AskAsync(eighteen, "postgres", Count)));
            await scene.RunAsync("db", "status");
            Assert.Matches(@"Beside it  PostgreSQL 15[.\d]*, running", scene.Output);
            await scene.RunAsync("db", "stop");
            Assert.Null(await old.FindRunningAsync(Cancellation));
            Assert.Null(await fresh.FindRunningAsync(Cancellation));
        }
        finally
        {
            await old.DestroyAsync(Cancellation);
            await fresh.DestroyAsync(Cancellation);
        }
    }

    private const string Count = "select count(*) from pg_database where datname = 'app'";

    private const string Facts = """
        select concat_ws('|', (select count(*) from users), nextval('users_id_seq'), (select relowner::regrole from pg_class where relname = 'tills'),
                         (select split_part(c, '=', 2) from pg_db_role_setting s, unnest(setconfig) c where s.setdatabase = (select oid from pg_database where datname = current_database()) and c like 'work_mem=%'),
                         (select convert_from(lo_get(loid), 'UTF8') from pg_largeobject))
        """;

    /// <summary>What a plain dump of one database does not have is here too: roles, settings, large objects, sequences that are ahead.</summary>
    private static Task FillAsync(RunningServer server) => TestServer.ExecuteAsync($"{server.ConnectionString("app")};Pooling=false",
        "insert into users (name, price) values ('ann', 0.1), ('bob', 1e-300), ('Zoë', 'NaN')", "alter table users alter column id restart with 1003",
        "create role teller", "create role app_login login password 'x'", "grant teller to app_login", "create table tills (id int)", "alter table tills owner to teller", "grant select on tills to app_login",
        "alter database app set work_mem = '7MB'", "select lo_from_bytea(0, 'kept')",
        "create schema shop", "create view shop.names as select name, count(*) as times from users group by name", "create materialized view shop.prices as select price from users",
        "create table shop.parts (id int primary key, day date not null, label text) partition by range (id)", "create table shop.parts_1 partition of shop.parts for values from (1) to (10)",
        "insert into shop.parts values (1, '2026-11-20', null)", "create type shop.mood as enum ('good', 'bad')", "create domain shop.mail as text check (value like '%@%')",
        "create function shop.twice(n int) returns int language sql as 'select n * 2'", "create index on users (lower(name))", "create extension if not exists pgcrypto schema shop");

    private static Task<string> AskAsync(RunningServer server, string database, string query) => TestServer.AskAsync(server.ConnectionString(database), query);

    private static string Configuration(int version) => $$"""{ "server": { "version": {{version}} }, "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }""";

    private static LocalServer Local(Scene scene, int version) => new(Path.Combine(scene.Folder, ".retort", "server"), new ServerConfiguration { MajorVersion = version });

    /// <summary>Why two versions cannot be had here; null when they can.</summary>
    internal static async Task<string?> MissingAsync()
    {
        try
        {
            foreach (var version in (int[])[15, 18]) await PostgresBinaries.FindAsync(version, null, Cancellation);
            foreach (var program in (string[])["pg_dump", "pg_dumpall", "pg_restore"]) await Backups.ClientSearch.FindAsync(program, 15, Cancellation);
            return null;
        }
        catch (Errors.ServerException missing)
        {
            return missing.Message;
        }
    }
}

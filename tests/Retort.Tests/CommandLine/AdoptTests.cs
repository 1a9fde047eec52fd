using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>Databases that were there before Retort.</summary>
public sealed class AdoptTests(TestServer server)
{
    private static readonly string[] Shop =
    [
        "create type status as enum ('new', 'paid')",
        "create table customers (id uuid primary key default gen_random_uuid(), email text not null unique)",
        "create table orders (id int generated always as identity primary key, customer uuid not null references customers, status status not null default 'new')",
        "create index orders_customer on orders (customer) where status = 'new'",
        "create view open_orders as select o.id, c.email from orders o join customers c on c.id = o.customer where o.status = 'new'",
        "create function touch() returns trigger language plpgsql as $$ begin return new; end $$",
        "create trigger touch before update on orders for each row execute function touch()",
        "insert into customers (email) values ('ada@example.org')",
    ];

    private static readonly string[] Alembic =
    [
        "create table alembic_version (version_num varchar(32) not null, constraint alembic_version_pkc primary key (version_num))",
        "insert into alembic_version values ('ae1027a6acf')",
    ];

    private static readonly string[] EntityFramework =
    [
        """create table "__EFMigrationsHistory" ("MigrationId" varchar(150) not null constraint "PK___EFMigrationsHistory" primary key, "ProductVersion" varchar(32) not null)""",
        """insert into "__EFMigrationsHistory" values ('20250101000000_Initial', '10.0.0'), ('20260302101500_AddOrders', '10.0.0')""",
    ];

    [Fact]
    public async Task A_database_of_Alembic_is_recognised_adopted_and_goes_on()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await TestServer.ExecuteAsync(scene.ConnectionString, [.. Shop, .. Alembic]);
        await scene.RunAsync("status");
        await scene.RunAsync("current");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("adopt", "--rev-id", "a1");
        scene.Show("migrations/a1_adopt_what_alembic_built_up_to.sql");
        await scene.File("schema/shop.sql", string.Join(";\n", Shop[..^1])).RunAsync("verify");
        await scene.RunAsync("status");
        await scene.RunAsync("adopt");
        scene.Revision("b2", "a1", "alter table customers add column name text;", "alter table customers drop column name;");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("downgrade", "base");
        await scene.RunAsync("diff", "--from", "live", "--to", "head");
        scene.Approve();
    }

    [Fact]
    public async Task A_database_of_Entity_Framework_is_adopted()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await TestServer.ExecuteAsync(scene.ConnectionString, ["create table users (id int primary key)", .. EntityFramework]);
        await scene.RunAsync("status", "--json");
        await scene.RunAsync("adopt", "--rev-id", "a1", "-m", "what the application built", "--json");
        await scene.RunAsync("upgrade");
        scene.Approve();
    }

    [Fact]
    public async Task A_history_in_snake_case_and_in_another_schema_is_recognised()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await TestServer.ExecuteAsync(scene.ConnectionString,
            "create schema meta", "create table meta.ef_history (migration_id text primary key, product_version text)", "create table meta.versions (version_num text, note text)");
        await scene.RunAsync("current", "--json");
        Assert.Contains("\"table\": \"ef_history\"", scene.Output);
        Assert.DoesNotContain("versions", scene.Output);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("alembic")]
    [InlineData("ef")]
    public async Task Nothing_in_the_database_changes_and_an_empty_one_reaches_the_same(string tool)
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await TestServer.ExecuteAsync(scene.ConnectionString, [.. Shop, .. tool switch { "alembic" => Alembic, "ef" => EntityFramework, _ => [] }]);
        var canDump = await Psql.CanDumpAsync(scene.ConnectionString);
        Assert.SkipUnless(canDump, "this machine's pg_dump is older than the server");
        var before = await Psql.WholeDumpAsync(scene.ConnectionString, "retort");
        await scene.RunAsync("adopt", "-q");
        Assert.Equal(before, await Psql.WholeDumpAsync(scene.ConnectionString, "retort"));

        var other = await server.CreateDatabaseAsync();
        await scene.RunAsync("upgrade", "--url", Scene.Url(other), "-q");
        await TestServer.ExecuteAsync(scene.ConnectionString, tool switch { "alembic" => "drop table alembic_version", "ef" => """drop table "__EFMigrationsHistory" """, _ => "select 1" });
        Assert.Equal(await Psql.DumpAsync(scene.ConnectionString), await Psql.DumpAsync(other));
    }

    [Fact]
    public async Task A_second_database_is_found_at_the_baseline_or_told_what_differs()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await TestServer.ExecuteAsync(scene.ConnectionString, Shop);
        await scene.RunAsync("adopt", "--rev-id", "a1", "-q");
        scene.Revision("b2", "a1", "alter table customers add column name text;");
        var (level, other) = (await server.CreateDatabaseAsync(), await server.CreateDatabaseAsync());
        await TestServer.ExecuteAsync(level, Shop);
        await TestServer.ExecuteAsync(other, [.. Shop, "alter table customers add column nickname text"]);
        scene.ScrubUrl(Scene.Url(level)).ScrubUrl(Scene.Url(other));
        await scene.RunAsync("adopt", "--url", Scene.Url(level));
        await scene.RunAsync("upgrade", "--url", Scene.Url(level));
        await scene.RunAsync("adopt", "--url", Scene.Url(other));
        await scene.RunAsync("current", "--url", Scene.Url(other));
        scene.Approve();
    }

    [Fact]
    public async Task What_cannot_be_adopted_is_a_clear_error()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await scene.RunAsync("adopt");
        await TestServer.ExecuteAsync(scene.ConnectionString, ["create table t (id int)", .. Alembic]);
        await scene.RunAsync("adopt", "-m", "");
        await scene.RunAsync("adopt", "--rev-id", "a-1");
        await scene.RunAsync("stamp", "base");
        await scene.RunAsync("upgrade");
        scene.File("retort.json", $$"""{ "databases": { "app": { "url": "{{scene.DatabaseUrl}}", "revisions": "migrations" }, "log": { "url": "{{scene.DatabaseUrl}}", "revisions": "log" } } }""");
        await scene.RunAsync("adopt");
        scene.Approve();
    }
}

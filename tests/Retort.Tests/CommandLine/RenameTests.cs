using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>Renames are told, never guessed.</summary>
public sealed class RenameTests(TestServer server)
{
    private const string Before = """
        create schema shop;
        create type status as enum ('new', 'in work', 'v1.0');
        create type shop.point as (x int, y int);
        create domain percent as int check (value <= 100);
        create table tasks (id int primary key, status status not null default 'in work', at shop.point);
        create table status_log (new text);
        create view open_tasks as select id from tasks where status <> 'v1.0';

        """;

    private const string After = """
        create schema store;
        create type status as enum ('new', 'under way', 'v1.1');
        create type store.point as (x int, height int);
        create domain share as int check (value <= 100);
        create table tasks (id int primary key, status status not null default 'under way', at store.point);
        create table status_log (fresh text);
        create view open_tasks as select id from tasks where status <> 'v1.1';

        """;

    [Fact]
    public async Task Labels_attributes_types_and_schemas_are_renamed_in_place_and_back()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("schema/all.sql", Before);
        await scene.RunAsync("revision", "--autogenerate", "-m", "begin", "--rev-id", "a1");
        await scene.RunAsync("upgrade", "-q");
        await TestServer.ExecuteAsync(Connection(scene), "insert into tasks values (1, 'in work', row(1, 2)), (2, 'v1.0', null)");
        scene.File("schema/all.sql", After);
        await scene.RunAsync("revision", "--autogenerate", "-m", "rename", "--rev-id", "b2",
            "--rename", "status.in work:under way", "--rename", "public.status.v1.0:v1.1", "--rename", "shop.point.y:height", "--rename", "shop:store",
            "--rename", "percent:share", "--rename", "status_log.new:fresh");
        await scene.RunAsync("show", "b2");
        await scene.RunAsync("upgrade", "-q");
        await scene.RunAsync("check");
        await scene.RunAsync("downgrade", "-q", "a1");
        await scene.RunAsync("diff", "--from", "live", "--to", "a1");
        scene.Approve();
    }

    [Fact]
    public async Task A_rename_of_nothing_or_to_a_path_is_an_error()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("schema/all.sql", Before);
        await scene.RunAsync("revision", "--autogenerate", "-m", "begin", "--rev-id", "a1");
        scene.File("schema/all.sql", After);
        foreach (var rename in new[] { "status.old:new", "tasks.status", "tasks.id:shop.id", "public:main" })
            await scene.RunAsync("revision", "--autogenerate", "-m", "rename", "--rename", rename);
        scene.Approve();
    }

    private static string Connection(Scene scene) => Retort.Configuration.DatabaseUrl.Parse(scene.DatabaseUrl).ToConnectionString();
}

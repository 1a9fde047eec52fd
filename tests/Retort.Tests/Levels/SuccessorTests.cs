using Npgsql;
using Retort.Server.Copies;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Levels;

/// <summary>What belongs to a database as a whole outlives <c>db clean</c> and <c>db restore</c>.</summary>
public sealed class SuccessorTests(TestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Postgres => $"{server.ConnectionString};Database=postgres";

    [Fact]
    public async Task Clean_and_restore_keep_owner_settings_privileges_limit_comment_and_sorting()
    {
        using var scene = await SceneAsync();
        var before = await server.FactsAsync(scene.DatabaseName);
        Assert.Contains("app_schema", before);
        await scene.RunAsync("db", "clean", "--yes", "-q");
        Assert.Equal((0, ""), (scene.ExitCode, scene.Errors));
        Assert.Equal(before, await server.FactsAsync(scene.DatabaseName));
        if (!await Psql.CanDumpAsync(Postgres)) Assert.Skip("pg_dump is older than the server");
        await scene.RunAsync("db", "backup", "app.dump", "-q");
        await scene.RunAsync("db", "restore", "app.dump", "--yes", "-q");
        Assert.Equal((0, ""), (scene.ExitCode, scene.Errors));
        Assert.Equal(before, await server.FactsAsync(scene.DatabaseName));
        Assert.Equal("1", await TestServer.AskAsync(scene.ConnectionString, "select count(*) from users"));
    }

    [Fact]
    public async Task What_this_role_may_not_carry_over_is_told()
    {
        using var scene = await SceneAsync();
        await TestServer.ExecuteAsync(Postgres, "do $$ begin create role successor_maker login createdb password 'x'; exception when duplicate_object then null; end $$",
            $"alter database {scene.DatabaseName} owner to successor_maker");
        var maker = new NpgsqlConnectionStringBuilder(scene.ConnectionString) { Username = "successor_maker", Password = "x" }.ConnectionString;
        await using var successor = await DatabaseSuccessor.MakeAsync(maker, Cancellation);
        var lost = await successor.TakePlaceAsync(Cancellation);
        Assert.Equal([$"this role may not say `alter role successor_guest in database {scene.DatabaseName} set statement_timeout = '3s'`"], lost);
        Assert.Contains("app_schema", await server.FactsAsync(scene.DatabaseName));
    }

    [Fact]
    public async Task A_role_that_may_make_no_database_loses_none()
    {
        using var scene = await SceneAsync();
        await TestServer.ExecuteAsync(Postgres, "do $$ begin create role successor_nobody login password 'x'; exception when duplicate_object then null; end $$",
            $"alter database {scene.DatabaseName} owner to successor_nobody");
        await scene.RunAsync("db", "clean", "--yes", "--url", Scene.Url(new NpgsqlConnectionStringBuilder(scene.ConnectionString) { Username = "successor_nobody", Password = "x" }.ConnectionString));
        Assert.Contains("code: missing-privilege", scene.Errors);
        Assert.Contains("Nothing was changed.", scene.Errors);
        Assert.Equal("1", await TestServer.AskAsync(scene.ConnectionString, "select count(*) from users"));
    }

    [Fact]
    public async Task What_a_killed_restore_left_is_removed_by_the_next_one()
    {
        using var scene = await SceneAsync();
        await TestServer.ExecuteAsync(Postgres, "create database retort_new_0badcafe template template0", "create database retort_new_0badcafe_old template template0");
        await scene.RunAsync("db", "clean", "--yes", "-q");
        Assert.Equal("0", await TestServer.AskAsync(Postgres, "select count(*) from pg_database where datname like 'retort\\_new\\_0badcafe%'"));
    }

    [Fact]
    public async Task A_pool_that_comes_back_at_once_does_not_hinder_it()
    {
        using var scene = await SceneAsync();
        await using (new ReturningPool(scene.ConnectionString))
        {
            await using var successor = await DatabaseSuccessor.MakeAsync(scene.ConnectionString, Cancellation);
            await successor.TakePlaceAsync(Cancellation);
        }

        Assert.Equal("", await TestServer.AskAsync(scene.ConnectionString, "select coalesce(to_regclass('users')::text, '')"));
    }

    private async Task<Scene> SceneAsync()
    {
        var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table users (id int primary key); insert into users values (1);", "drop table users;");
        var name = scene.DatabaseName;
        foreach (var role in (string[])["successor_owner", "successor_guest"]) await server.CreateRoleAsync(role);
        // Another sorting than that of the server's other databases.
        await TestServer.ExecuteAsync(Postgres, $"drop database {name}", $"create database {name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C' owner successor_owner connection limit 40",
            $"alter database {name} set search_path = app_schema, public", $"alter database {name} set work_mem = '7MB'", $"alter role successor_guest in database {name} set statement_timeout = '3s'",
            $"revoke all on database {name} from public", $"grant connect on database {name} to successor_guest", $"comment on database {name} is 'the shop''s own'");
        await scene.RunAsync("upgrade", "-q");
        return scene;
    }
}

using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Guards;

/// <summary>Runs on a protected database: what would destroy data is refused before anything is changed.</summary>
public sealed class ProtectedRunTests(TestServer server)
{
    private const string Users = "create table users (id int primary key, name text, nickname text);";

    [Fact]
    public async Task What_deletes_data_is_named_first()
    {
        using var scene = await SceneAsync();
        await scene.RunAsync("upgrade");
        scene.Revision("b2", "a1", "alter table users rename column name to full_name;\nalter table users rename to people;\nalter table people drop column nickname;", "alter table people add nickname text;\nalter table people rename to users;\nalter table users rename column full_name to name;");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("upgrade", "--dry-run");
        await scene.RunAsync("current");
        await scene.RunAsync("upgrade", "--allow", "deletes-dat");
        await scene.RunAsync("upgrade", "--allow", "deletes-data");
        await scene.RunAsync("downgrade", "base");
        await scene.RunAsync("downgrade", "base", "--allow", "deletes-data", "--json");
        scene.Approve();
    }

    [Fact]
    public async Task What_was_applied_long_ago_is_not_undone_by_accident()
    {
        using var scene = await SceneAsync("\"maxDowngradeAge\": \"90min\", ");
        await scene.RunAsync("upgrade", "-q");
        scene.Revision("b2", "a1", "create view names as select name from users;", "drop view names;");
        await scene.RunAsync("upgrade", "-q");
        await AgeAsync(scene, "80 min");
        await scene.RunAsync("downgrade", "-1");
        await scene.RunAsync("upgrade", "-q");
        await AgeAsync(scene, "100 min");
        await scene.RunAsync("downgrade", "-1");
        await scene.RunAsync("downgrade", "-1", "--allow", "deletes-data");
        await scene.RunAsync("downgrade", "-1", "--allow", "downgrade");
        Assert.Contains("Downgraded app", scene.Output);
        scene.Approve();
    }

    [Theory]
    [InlineData("delete from users where id < 0;", "Rows of users are deleted")]
    [InlineData("truncate users;", "Every row of users is lost")]
    [InlineData("do $$ begin execute 'del' || 'ete from users'; end $$;", "Rows of users are deleted")]
    [InlineData("with gone as (delete from users returning *) select count(*) from gone;", "Rows of users are deleted")]
    [InlineData("create function f() returns void begin atomic delete from users; end; select f();", "Rows of users are deleted")]
    [InlineData("create view v as select * from users; delete from v;", "Rows of users are deleted")]
    [InlineData("set local session_replication_role = replica; delete from users;", "Rows of users are deleted")]
    [InlineData("drop table users cascade;", "Every row of users is lost")]
    [InlineData("create type t as enum ('a'); drop table \"Odd name\";", "Every row of \"Odd name\" is lost")]
    [InlineData("drop schema shop cascade;", "Every row of shop.orders is lost")]
    [InlineData("drop domain mail cascade;", "Every value in users.mail is lost")]
    [InlineData("alter table users drop column mail, drop column twice;", "Every value in users.mail is lost")]
    [InlineData("-- retort: transaction\n\nselect 1;\n\n-- retort: no-transaction\n\ndrop index concurrently users_name_idx;\ntruncate shop.orders;", "Every row of shop.orders is lost")]
    public async Task It_does_not_matter_how_it_is_written(string upgrade, string detail)
    {
        using var scene = await RichAsync();
        scene.Revision("b2", "a1", upgrade);
        await scene.RunAsync("upgrade", "--json");
        Assert.Contains("\"protected-database\"", scene.Output);
        Assert.Contains(detail.Replace("\"", "\\\""), scene.Output);
        await scene.RunAsync("upgrade", "--allow", "deletes-data");
        Assert.Contains("Upgraded app", scene.Output);
    }

    [Theory]
    [InlineData("delete from users where id < 0;", "Rows of users are deleted")]
    [InlineData("truncate users;", "Every row of users is lost")]
    [InlineData("do $$ begin execute 'drop table us' || 'ers cascade'; end $$;", "Every row of users is lost")]
    [InlineData("-- retort: no-transaction\n\ndrop index concurrently users_name_idx;\ntruncate shop.orders;", "Every row of shop.orders is lost")]
    [InlineData("alter table users drop column mail;", "Every value in users.mail is lost")]
    [InlineData("create table later (id int); insert into later values (1); delete from later; drop table later;", "")]
    public async Task A_way_back_is_read_as_an_upgrade_is_with_a_file_and_without(string downgrade, string detail)
    {
        using var scene = await RichAsync();
        scene.Revision("b2", "a1", "select 1;", downgrade);
        await scene.RunAsync("upgrade", "-q");
        await scene.RunAsync("downgrade", "-1", "--json");
        if (detail.Length == 0)
        {
            Assert.Equal(0, scene.ExitCode);
            return;
        }
        Assert.Contains("\"protected-database\"", scene.Output);
        Assert.Contains(detail, scene.Output);
        File.Delete(Path.Combine(scene.Folder, "migrations/b2.sql"));
        await scene.RunAsync("downgrade", "-1", "--json");
        Assert.Contains(detail, scene.Output);
        Assert.Contains("retort.revision \\\"b2\\\":", scene.Output);
        await scene.RunAsync("downgrade", "-1", "--allow", "deletes-data");
        Assert.Contains("Downgraded app", scene.Output);
    }

    [Fact]
    public async Task What_would_change_roles_is_measured_only_where_nobody_minds()
    {
        using var scene = await SceneAsync();
        await scene.RunAsync("upgrade", "-q");
        scene.Revision("b2", "a1", "alter role postgres set lock_timeout = '7s';\n\n-- retort: transaction\n\ndrop table users;");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("lint", "b2");
        scene.Approve();
    }

    [Theory]
    [InlineData("alter table users rename to people; alter table people set schema shop; alter table shop.people rename name to label;")]
    [InlineData("alter table users alter column mail type varchar using mail::varchar;")]
    [InlineData("alter table users drop column twice;")]
    [InlineData("drop view names; drop index users_name_idx; drop sequence counter;")]
    [InlineData("create table later (id int); insert into later values (1); delete from later; drop table later;")]
    [InlineData("create temp table users on commit drop as select 1 as id; delete from pg_temp.users;")]
    [InlineData("insert into users (id) values (1); update users set name = null;")]
    [InlineData("alter table parted detach partition parted_1;")]
    public async Task What_only_looks_like_it_is_let_through(string upgrade)
    {
        using var scene = await RichAsync();
        scene.Revision("b2", "a1", upgrade);
        await scene.RunAsync("upgrade");
        Assert.Contains("Upgraded app", scene.Output);
    }

    [Fact]
    public async Task What_cannot_be_measured_is_refused()
    {
        using var scene = await SceneAsync();
        await scene.RunAsync("upgrade", "-q");
        scene.Revision("b2", "a1", "alter table users drop column nickname;\nalter table nowhere add x int;");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("current");
        scene.Approve();
    }

    [Fact]
    public async Task A_revision_without_a_file_is_measured_by_the_text_of_the_ledger()
    {
        using var scene = await SceneAsync();
        await scene.RunAsync("upgrade", "-q");
        File.Delete(Path.Combine(scene.Folder, "migrations/a1.sql"));
        await scene.RunAsync("downgrade", "base");
        await scene.RunAsync("downgrade", "base", "--allow", "deletes-data");
        scene.Approve();
    }

    private async Task<Scene> SceneAsync(string more = "")
    {
        var scene = await Scene.WithDatabaseAsync(server);
        var configuration = File.ReadAllText(Path.Combine(scene.Folder, "retort.json"));
        scene.File("retort.json", configuration.Replace("\"fileName\"", $"\"protected\": true, {more}\"fileName\""));
        return scene.Revision("a1", null, Users, "drop table users;");
    }

    private async Task<Scene> RichAsync()
    {
        var scene = await SceneAsync();
        scene.Revision("a1", null, """
            create domain mail as text;
            create table users (id int primary key, name text, mail mail, twice int generated always as (id * 2) stored);
            create index users_name_idx on users (name);
            create view names as select name from users;
            create sequence counter;
            create table "Odd name" (id int);
            create schema shop;
            create table shop.orders (id int);
            create table parted (id int) partition by list (id);
            create table parted_1 partition of parted for values in (1);
            """);
        await scene.RunAsync("upgrade", "-q");
        return scene;
    }

    private static Task AgeAsync(Scene scene, string age) =>
        TestServer.ExecuteAsync(Retort.Configuration.DatabaseUrl.Parse(scene.DatabaseUrl).ToConnectionString(), $"update retort.revision set applied_at = now() - interval '{age}' where id = 'b2'");
}

using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>One revision in the place of many, for databases before, in and behind them.</summary>
public sealed class SquashTests(TestServer server)
{
    [Fact]
    public async Task Databases_before_in_and_behind_a_squash_reach_the_same()
    {
        using var scene = await LongAsync();
        var (fresh, middle, passed) = (await DatabaseAsync(scene), await DatabaseAsync(scene), await DatabaseAsync(scene));
        await scene.RunAsync("upgrade", "b2", "--url", middle, "-q");
        await scene.RunAsync("upgrade", "--url", passed, "-q");
        await scene.RunAsync("squash", "c3", "--rev-id", "s1");
        scene.Show("migrations/s1_squash_3_revisions_up_to_write_c3.sql");
        await scene.RunAsync("history", "--graph");
        await scene.RunAsync("upgrade", "--url", fresh);
        await scene.RunAsync("status", "--url", middle);
        await scene.RunAsync("upgrade", "--url", middle);
        await scene.RunAsync("status", "--url", middle);
        await scene.RunAsync("status", "--url", passed);
        scene.Revision("e5", "d4", "create table last (id int);", "drop table last;");
        foreach (var url in (string[])[fresh, middle, passed])
        {
            await scene.RunAsync("upgrade", "--url", url);
            await scene.RunAsync("current", "--url", url);
            await scene.RunAsync("diff", "--from", fresh, "--to", url, "--exit-code");
        }

        scene.Approve();
    }

    [Fact]
    public async Task The_ledger_is_rewritten_once_and_keeps_who_and_when()
    {
        using var scene = await LongAsync();
        await scene.RunAsync("upgrade", "-q");
        await scene.RunAsync("squash", "c3", "--rev-id", "s1", "-q");
        await scene.RunAsync("stamp", "head", "-q");
        await scene.RunAsync("history", "-i");
        var database = new Execution.TestDatabase(scene.ConnectionString);
        Assert.Equal("s1||true\nd4|s1|false", (await database.QueryAsync("select id, array_to_string(parents, ','), stamped from retort.revision order by position")).ToLowerInvariant());
        Assert.Equal("a1 b2 c3 d4", await database.QueryAsync("select string_agg(revision, ' ' order by id) from retort.event where direction = 'upgrade'"));
        Assert.Equal("a1 b2 c3", await database.QueryAsync("select string_agg(revision, ' ' order by id) from retort.event where direction = 'unstamp'"));
        await scene.RunAsync("downgrade", "-1", "-q");
        await scene.RunAsync("downgrade", "b2");
        await scene.RunAsync("downgrade", "-1");
        await scene.RunAsync("upgrade");
        scene.Approve();
    }

    [Fact]
    public async Task A_database_in_the_middle_goes_back_its_old_way_and_needs_the_old_files()
    {
        using var scene = await LongAsync();
        await scene.RunAsync("upgrade", "b2", "-q");
        await scene.RunAsync("squash", "c3", "--rev-id", "s1", "-q");
        await scene.RunAsync("downgrade", "-1");
        Directory.Delete(Path.Combine(scene.Folder, "migrations/squashed"), recursive: true);
        await scene.RunAsync("upgrade");
        await scene.RunAsync("stamp", "s1", "--purge");
        await scene.RunAsync("current");
        scene.Approve();
    }

    [Fact]
    public async Task A_squash_can_be_squashed_again()
    {
        using var scene = await LongAsync();
        var (middle, passed) = (await DatabaseAsync(scene), await DatabaseAsync(scene));
        await scene.RunAsync("upgrade", "b2", "--url", middle, "-q");
        await scene.RunAsync("upgrade", "--url", passed, "-q");
        await scene.RunAsync("squash", "c3", "--rev-id", "s1", "-q");
        await scene.RunAsync("squash", "d4", "--rev-id", "s2", "-q", "--json");
        scene.Revision("e5", "d4", "create table last (id int);", "drop table last;");
        await scene.RunAsync("upgrade", "-q");
        await scene.RunAsync("upgrade", "--url", middle);
        await scene.RunAsync("upgrade", "--url", passed);
        await scene.RunAsync("current", "--url", passed);
        await scene.RunAsync("diff", "--from", "live", "--to", middle, "--exit-code");
        await scene.RunAsync("diff", "--from", "live", "--to", passed, "--exit-code");
        scene.Approve();
    }

    [Fact]
    public async Task Rows_are_copied_with_every_value_and_statements_about_them_are_listed()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, """
                create table countries (code text primary key, name text not null, added timestamptz not null default now());
                create table notes (body text);
                create table numbered (id int generated always as identity primary key, name text);
                insert into countries values ('JP', 'Nippon', '2020-02-02Z'), ('DE', 'Deutschland', '2020-02-02Z');
                insert into notes values ('twice'), ('twice');
                insert into numbered (name) values ('one'), ('two');
                """, "drop table numbered; drop table notes; drop table countries;")
            .Revision("b2", "a1", "update countries set name = 'Japan' where code = 'JP';\ncreate role retort_squash_test;\ndrop role retort_squash_test;")
            .Revision("c3", "b2", "do $$ begin delete from countries where code = 'DE'; end $$;");
        await scene.RunAsync("squash", "head", "--rev-id", "s1", "-m", "the beginning");
        scene.Show("migrations/s1_the_beginning.sql");
        await scene.RunAsync("upgrade", "-q");
        var database = new Execution.TestDatabase(scene.ConnectionString);
        Assert.Equal("JP|Japan|2020", await database.QueryAsync("select code, name, extract(year from added)::int from countries"));
        await database.ExecuteAsync("insert into numbered (name) values ('three')");
        Assert.Equal("3", await database.QueryAsync("select max(id) from numbered"));
        scene.Approve();
    }

    [Fact]
    public async Task What_cannot_be_squashed_is_a_clear_error_and_writes_nothing()
    {
        using var scene = await LongAsync();
        scene.Revision("x1", "a1", "select 1;");
        await scene.RunAsync("squash", "c3");
        await scene.RunAsync("squash", "a1");
        await scene.RunAsync("squash", "nosuch");
        File.Delete(Path.Combine(scene.Folder, "migrations/x1.sql"));
        await scene.RunAsync("squash", "c3", "--dry-run");
        Assert.Equal(["a1.sql", "b2.sql", "c3.sql", "d4.sql"], Directory.GetFiles(Path.Combine(scene.Folder, "migrations")).Select(Path.GetFileName).Order());
        scene.Approve();
    }

    private async Task<string> DatabaseAsync(Scene scene)
    {
        var url = Scene.Url(await server.CreateDatabaseAsync());
        scene.Scrub(new Uri(url).AbsolutePath[1..], "<database>");
        return url;
    }

    private async Task<Scene> LongAsync() => (await Scene.WithDatabaseAsync(server))
        .Revision("a1", null, "create table users (id int primary key);", "drop table users;")
        .Revision("b2", "a1", "alter table users add column name text;", "alter table users drop column name;")
        .Revision("c3", "b2", "create index users_name on users (name);", "drop index users_name;")
        .Revision("d4", "c3", "create table orders (id int, customer int references users);", "drop table orders;");
}

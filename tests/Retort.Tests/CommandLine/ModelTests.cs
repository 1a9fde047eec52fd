using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>From a changed model to a migrated database.</summary>
public sealed class ModelTests(TestServer server)
{
    private const string Users = "create table users (\n  id int primary key,\n  name text not null\n);\n";

    [Fact]
    public async Task A_changed_model_becomes_a_revision_that_goes_up_and_comes_back()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("schema/users.sql", Users);
        await scene.RunAsync("diff");
        await scene.RunAsync("revision", "--autogenerate", "-m", "create users", "--rev-id", "a1");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("check");
        scene.File("schema/users.sql", Users.Replace("name text", "full_name text") + "create index users_full_name on users (full_name);\n");
        await scene.RunAsync("check");
        await scene.RunAsync("diff", "--exit-code", "--from", "head");
        await scene.RunAsync("diff", "--sql");
        await scene.RunAsync("revision", "--autogenerate", "-m", "rename name", "--rev-id", "b2", "--rename", "users.name:full_name");
        await scene.RunAsync("show", "b2");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("check");
        await scene.RunAsync("revision", "--autogenerate", "-m", "nothing");
        await scene.RunAsync("downgrade", "base");
        await scene.RunAsync("diff", "--from", "live", "--to", "base");
        scene.Approve();
    }

    [Fact]
    public async Task A_value_that_only_a_person_knows_is_asked_for_where_it_belongs()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("schema/users.sql", Users);
        await scene.RunAsync("revision", "--autogenerate", "-m", "create users", "--rev-id", "a1");
        scene.File("schema/users.sql", Users.Replace("name text", "\"position\" int not null,\n  name text"));
        await scene.RunAsync("revision", "--autogenerate", "-m", "give users a position", "--rev-id", "b2");
        await scene.RunAsync("upgrade", "b2");
        scene.Show("migrations/b2_give_users_a_position.sql").Approve();
    }

    [Fact]
    public async Task With_several_databases_hints_can_be_pasted()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("retort.json", $$"""
            { "databases": {
                "app": { "url": "{{scene.DatabaseUrl}}", "revisions": "migrations", "model": [ { "sql": "schema/*.sql" } ] },
                "log": { "url": "{{scene.DatabaseUrl}}", "revisions": "nothing" } } }
            """).File("schema/users.sql", Users);
        Directory.CreateDirectory(Path.Combine(scene.Folder, "nothing"));
        await scene.RunAsync("check");
        scene.Revision("a1", null, "select 1;").Revision("b2", null, "select 2;");
        await scene.RunAsync("check", "-d", "app");
        await scene.RunAsync("upgrade", "a1", "--dry-run", "-d", "app");
        await scene.RunAsync("upgrade", "--dry-run", "-d", "log");
        scene.Approve();
    }

    [Fact]
    public async Task A_model_that_cannot_be_read_is_a_finding_beside_the_others()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table users (id int);").Revision("b2", "a1", "create table orders (id int);").Revision("c3", "a1", "create table books (id int);");
        scene.File("schema/users.sql", "create table users (id int);\ncreate table orders (amount monney);\n");
        await scene.RunAsync("upgrade", "b2", "-q");
        await scene.RunAsync("check");
        await scene.RunAsync("check", "--json");
        scene.Approve();
    }

    [Fact]
    public async Task A_model_with_a_mistake_names_file_line_and_what_PostgreSQL_says()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("schema/users.sql", "create table users (\n  id int primary key\n);\n\ncreate table orders (\n  id int,\n  amount monney\n);\n");
        await scene.RunAsync("revision", "--autogenerate", "-m", "create users");
        scene.File("schema/users.sql", "create table users (id int);\ncreate tabel orders (id int);\n");
        await scene.RunAsync("check");
        scene.File("schema/users.sql", "create table users (name text default 'x);\n");
        await scene.RunAsync("diff");
        Assert.Empty(Directory.GetFiles(Path.Combine(scene.Folder, "migrations")));
        scene.Approve();
    }

    [Fact]
    public async Task A_model_without_files_is_an_error_and_not_an_empty_schema()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await scene.RunAsync("check");
        await scene.RunAsync("diff", "--to", "nowhere/*.sql");
        await scene.RunAsync("diff", "--to", "zz");
        scene.Approve();
    }

    [Fact]
    public async Task Files_are_compared_as_a_shell_writes_them()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("old/a.sql", "create table a (id int);").File("new/a.sql", "create table a (id int);").File("new/b.sql", "create table b (id int);");
        await scene.RunAsync("diff", "--from", "old", "--to", "new/a.sql", "new/b.sql");
        await scene.RunAsync("diff", "--from", "new/*.sql", "--to", "old/a.sql", "--json");
        scene.Approve();
    }
}

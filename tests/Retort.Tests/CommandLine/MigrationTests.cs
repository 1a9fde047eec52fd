using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>Databases that move: what people see of it.</summary>
public sealed class MigrationTests(TestServer server)
{
    private const string Users = "create table users (id int primary key, name text);";

    [Fact]
    public async Task Up_and_down_again()
    {
        using var scene = await SmallAsync();
        await scene.RunAsync("status");
        await scene.RunAsync("upgrade", "+1");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("current");
        await scene.RunAsync("status");
        await scene.RunAsync("history", "-i");
        await scene.RunAsync("downgrade", "-1");
        await scene.RunAsync("downgrade", "base");
        await scene.RunAsync("current");
        scene.Approve();
    }

    [Fact]
    public async Task A_person_sees_headers_and_ages()
    {
        using var scene = await SmallAsync(isTerminal: true);
        await scene.RunAsync("upgrade");
        await scene.RunAsync("current", "--color", "always");
        await scene.RunAsync("current", "--color", "never");
        await scene.RunAsync("status");
        scene.Approve();
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        using var scene = await SmallAsync();
        await scene.RunAsync("upgrade", "--dry-run");
        await scene.RunAsync("upgrade", "--dry-run", "-v");
        await scene.RunAsync("upgrade", "--dry-run", "--json");
        await scene.RunAsync("current");
        scene.Approve();
    }

    [Fact]
    public async Task Reports_are_one_document_also_after_a_failure()
    {
        using var scene = await SmallAsync();
        scene.Revision("c3", "b2", "create table c (id int);\ncreate table users (id int);");
        await scene.RunAsync("upgrade", "--json");
        await scene.RunAsync("status", "--json");
        await scene.RunAsync("check", "--json");
        scene.Approve();
    }

    [Fact]
    public async Task A_failing_statement_says_where_it_is_and_what_the_database_is_now()
    {
        using var scene = await SmallAsync();
        scene.Revision("c3", "b2", "create table c (id int);\n\ninsert into users values (1, 'a'), (1, 'b');");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("current");
        scene.Approve();
    }

    [Fact]
    public async Task A_file_edited_after_it_was_applied_names_the_statement()
    {
        using var scene = await SmallAsync();
        await scene.RunAsync("upgrade", "-q");
        scene.Revision("b2", "a1", "insert into users values (2, 'b');", "delete from users;");
        scene.Revision("c3", "b2", "create table c (id int);");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("status", "--exit-code");
        await scene.RunAsync("check");
        await scene.RunAsync("stamp", "b2");
        await scene.RunAsync("upgrade", "-q");
        scene.Approve();
    }

    [Fact]
    public async Task A_revision_that_only_the_database_knows_can_still_be_undone()
    {
        using var scene = await SmallAsync();
        await scene.RunAsync("upgrade", "-q");
        File.Delete(Path.Combine(scene.Folder, "migrations/b2.sql"));
        await scene.RunAsync("upgrade");
        await scene.RunAsync("status");
        await scene.RunAsync("check");
        await scene.RunAsync("downgrade", "-1");
        await scene.RunAsync("current");
        scene.Approve();
    }

    [Fact]
    public async Task A_stamp_records_without_running()
    {
        using var scene = await SmallAsync();
        await scene.RunAsync("stamp", "a1");
        await scene.RunAsync("stamp", "a1");
        await scene.RunAsync("current");
        await scene.RunAsync("stamp", "zz");
        await scene.RunAsync("stamp", "base", "--purge");
        scene.Approve();
    }

    [Fact]
    public async Task Offline_the_script_goes_to_stdout_and_nothing_runs()
    {
        using var scene = await SmallAsync();
        await scene.RunAsync("upgrade", "--sql");
        Assert.StartsWith("-- 2 revisions: a database that is at base is then at \"b2\".", scene.Output);
        await scene.RunAsync("upgrade", "a1:b2", "--sql", "--lock-timeout", "10s");
        Assert.Contains("set local lock_timeout = 10000;", scene.Output);
        Assert.DoesNotContain("create table users", scene.Output);
        await scene.RunAsync("current");
        Assert.Equal("", scene.Output);
        await scene.RunAsync("upgrade", "+1", "-q");
        await scene.RunAsync("downgrade", "-1", "--sql");
        Assert.StartsWith("-- 1 revision: a database that is at \"a1\" is then at base.", scene.Output);
        await scene.RunAsync("current");
        Assert.StartsWith("app\ta1", scene.Output);
    }

    [Fact]
    public async Task Targets_that_lead_nowhere_are_errors()
    {
        using var scene = await SmallAsync();
        await scene.RunAsync("upgrade", "zz");
        await scene.RunAsync("upgrade", "+3");
        await scene.RunAsync("downgrade", "-1");
        await scene.RunAsync("downgrade", "b2");
        await scene.RunAsync("upgrade", "nolabel@head");
        scene.Approve();
    }

    [Fact]
    public async Task Steps_down_from_several_heads_say_from_which_they_count()
    {
        using var scene = await SmallAsync();
        scene.Revision("c3", "a1", "create table c (id int);", "drop table c;");
        await scene.RunAsync("upgrade", "heads", "-q");
        await scene.RunAsync("downgrade", "-1", "--dry-run");
        await scene.RunAsync("downgrade", "-1", "--dry-run", "--json");
        await scene.RunAsync("downgrade", "c3@-1");
        scene.Approve();
    }

    private async Task<Scene> SmallAsync(bool isTerminal = false)
    {
        var scene = await Scene.WithDatabaseAsync(server, isTerminal);
        return scene.Revision("a1", null, Users, "drop table users;").Revision("b2", "a1", "insert into users values (1, 'a');", "delete from users;");
    }
}

using Retort.Configuration;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Branches;

/// <summary>A database for each git branch: from the first use to the last.</summary>
public sealed class BranchDatabaseTests(TestServer server)
{
    [Fact]
    public async Task A_branch_begins_with_the_rows_of_where_it_came_from_and_keeps_its_own()
    {
        using var scene = await BranchScene.OnAsync(server);
        await scene.Scene.RunAsync("upgrade");
        await scene.AskAsync(scene.Plain, "insert into users values (1, 'ann')");
        scene.Git.Run("switch", "-q", "-c", "feature/login");
        scene.Scene.Revision("b2", "a1", "create table logins (id int);", "drop table logins;");
        scene.Git.Commit("logins");
        var branch = await scene.DatabaseAsync();
        Assert.Equal(BranchName.Of(scene.Plain, "feature/login"), branch);
        Assert.Equal("ann", await scene.AskAsync(branch, "select name from users"));
        Assert.Equal("0", await scene.AskAsync(branch, "select count(*) from logins"));
        await scene.AskAsync(branch, "insert into users values (2, 'bob')");
        scene.Git.Run("switch", "-q", "main");
        Assert.Equal(scene.Plain, await scene.DatabaseAsync());
        Assert.Equal("1", await scene.AskAsync(scene.Plain, "select count(*) from users"));
        Assert.Equal("", await scene.AskAsync(scene.Plain, "select to_regclass('logins')::text"));
        scene.Git.Run("switch", "-q", "feature/login");
        Assert.Equal(branch, await scene.DatabaseAsync());
        Assert.Equal("2", await scene.AskAsync(branch, "select count(*) from users"));
    }

    [Fact]
    public async Task What_the_origin_got_meanwhile_is_undone_in_the_copy_alone()
    {
        using var scene = await BranchScene.OnAsync(server);
        scene.Git.Run("branch", "old");
        scene.Scene.Revision("m2", "a1", "create table newer (id int);", "drop table newer;");
        scene.Git.Commit("newer");
        await scene.Scene.RunAsync("upgrade");
        await scene.AskAsync(scene.Plain, "insert into users values (1, 'ann')");
        scene.Git.Run("switch", "-q", "old");
        var branch = await scene.DatabaseAsync();
        Assert.Equal("a1", await scene.AskAsync(branch, "select string_agg(id, ' ') from retort.revision"));
        Assert.Equal("ann", await scene.AskAsync(branch, "select name from users"));
        Assert.Equal("", await scene.AskAsync(branch, "select to_regclass('newer')::text"));
        Assert.Equal("newer", await scene.AskAsync(scene.Plain, "select to_regclass('newer')::text"));
    }

    [Fact]
    public async Task A_copy_that_cannot_be_brought_back_is_not_kept()
    {
        using var scene = await BranchScene.OnAsync(server);
        scene.Git.Run("branch", "old");
        scene.Scene.File("migrations/m2.sql", "-- Revision: m2\n-- Parent: a1\n-- Message: for ever\n-- Created: 2026-11-20T09:12:44Z\n\n-- retort: upgrade\n\ncreate table kept (id int);\n");
        scene.Git.Commit("for ever");
        await scene.Scene.RunAsync("upgrade");
        scene.Git.Run("switch", "-q", "old");
        await scene.Scene.RunAsync("upgrade");
        Assert.Equal("0", await scene.AskAsync("postgres", $"select count(*) from pg_database where datname = '{BranchName.Of(scene.Plain, "old")}'"));
        await scene.Scene.RunAsync("db", "branch", "create", "--empty");
        await scene.Scene.RunAsync("current");
        scene.Scene.Scrub(BranchName.Of(scene.Plain, "old"), "<old>").Approve();
    }

    [Fact]
    public async Task A_reset_that_fails_leaves_the_database_as_it_was()
    {
        using var scene = await BranchScene.OnAsync(server);
        scene.Git.Run("branch", "old");
        scene.Scene.File("migrations/m2.sql", "-- Revision: m2\n-- Parent: a1\n-- Message: for ever\n-- Created: 2026-11-20T09:12:44Z\n\n-- retort: upgrade\n\ncreate table kept (id int);\n");
        scene.Git.Commit("for ever");
        await scene.Scene.RunAsync("upgrade", "-q");
        scene.Git.Run("switch", "-q", "old");
        await scene.Scene.RunAsync("db", "branch", "create", "--empty", "-q");
        var old = await scene.DatabaseAsync();
        await scene.AskAsync(old, "insert into users values (7, 'mine')");
        await scene.Scene.RunAsync("db", "branch", "reset", "--yes");
        Assert.Contains("code: branch-not-made", scene.Scene.Errors);
        Assert.Equal("mine", await scene.AskAsync(old, "select name from users"));
        await scene.Scene.RunAsync("db", "branch", "reset", "--empty", "--yes");
        Assert.True(scene.Scene.ExitCode == 0, scene.Scene.Errors);
        Assert.Equal("0", await scene.AskAsync(old, "select count(*) from users"));
    }

    [Fact]
    public async Task The_nearest_branch_is_copied_where_the_logs_say_nothing()
    {
        using var scene = await BranchScene.OnAsync(server);
        await scene.Scene.RunAsync("upgrade");
        scene.Git.Run("switch", "-q", "-c", "near");
        scene.Git.Commit("one");
        var near = await scene.DatabaseAsync();
        await scene.AskAsync(near, "insert into users values (7, 'near')");
        scene.Git.Run("switch", "-q", "-c", "nearer");
        scene.Git.Commit("two");
        Directory.Delete(Path.Combine(scene.Scene.Folder, ".git/logs"), recursive: true);
        Assert.Equal("near", await scene.AskAsync(await scene.DatabaseAsync(), "select name from users"));
    }

    [Fact]
    public async Task A_renamed_branch_keeps_its_database()
    {
        using var scene = await BranchScene.OnAsync(server);
        await scene.Scene.RunAsync("upgrade");
        scene.Git.Run("switch", "-q", "-c", "one");
        var one = await scene.DatabaseAsync();
        await scene.AskAsync(one, "insert into users values (1, 'mine')");
        scene.Git.Run("branch", "-m", "two");
        var two = await scene.DatabaseAsync();
        Assert.NotEqual(one, two);
        Assert.Equal("mine", await scene.AskAsync(two, "select name from users"));
        Assert.Equal("0", await scene.AskAsync("postgres", $"select count(*) from pg_database where datname = '{one}'"));
    }

    [Fact]
    public async Task A_further_working_tree_and_a_commit_alone_have_databases_of_their_own()
    {
        using var scene = await BranchScene.OnAsync(server);
        await scene.Scene.RunAsync("upgrade");
        await scene.AskAsync(scene.Plain, "insert into users values (1, 'ann')");
        scene.Git.Run("switch", "-q", "--detach");
        var commit = await scene.DatabaseAsync();
        Assert.Equal($"{scene.Plain}_at_{scene.Git.Run("rev-parse", "HEAD")[..10]}", commit);
        Assert.Equal("ann", await scene.AskAsync(commit, "select name from users"));
        scene.Git.Run("worktree", "add", "-q", "tree", "-b", "tree");
        var tree = Workspaces.Workspace.Open(Path.Combine(scene.Scene.Folder, "tree"), null, []).Databases[0];
        Assert.Equal(BranchName.Of(scene.Plain, "tree"), (await tree.AddressAsync(create: false, TestContext.Current.CancellationToken)).Database);
        Assert.Equal("ann", await scene.AskAsync(BranchName.Of(scene.Plain, "tree"), "select name from users"));
    }

    [Theory]
    [InlineData("false", "")]
    [InlineData("true", ", \"protected\": true")]
    [InlineData("\"topic\"", "")]
    public async Task The_plain_name_is_used_where_branches_have_no_databases(string perBranch, string more)
    {
        using var scene = await BranchScene.OnAsync(server);
        scene.Scene.File("retort.json", scene.Configuration(perBranch, more));
        scene.Git.Run("switch", "-q", "-c", "topic");
        Assert.Equal(scene.Plain, await scene.DatabaseAsync());
    }

    [Fact]
    public async Task An_address_that_is_given_is_taken_as_it_is_and_so_is_one_elsewhere()
    {
        using var scene = await BranchScene.OnAsync(server);
        scene.Git.Run("switch", "-q", "-c", "topic");
        await scene.Scene.RunAsync("status", "--url", "postgresql://nobody@127.0.0.1:1/told");
        Assert.DoesNotContain("told_topic", scene.Scene.Output);
        scene.Scene.File("retort.json", """{ "databases": { "app": { "url": "postgresql://db.example.org/live", "revisions": "migrations", "perBranch": true } } }""");
        Assert.Null(WorkspaceConfiguration.Load(scene.Scene.Folder).Databases[0].Branch);
        Directory.Delete(Path.Combine(scene.Scene.Folder, ".git"), recursive: true);
        scene.Scene.File("retort.json", scene.Configuration("true"));
        Assert.Equal(scene.Plain, WorkspaceConfiguration.Load(scene.Scene.Folder).Databases[0].Url.Database);
    }

    [Fact]
    public async Task Many_processes_use_a_branch_for_the_first_time_at_once()
    {
        using var scene = await BranchScene.OnAsync(server);
        await scene.Scene.RunAsync("upgrade");
        scene.Git.Run("switch", "-q", "-c", "busy");
        scene.Scene.Revision("b2", "a1", "create table logins (id int);", "drop table logins;");
        var cancellation = TestContext.Current.CancellationToken;
        var addresses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            Workspaces.Workspace.Open(scene.Scene.Folder, null, []).Databases[0].AddressAsync(create: false, cancellation))));
        Assert.Single(addresses.Distinct());
        Assert.Equal("a1 b2", await scene.AskAsync(addresses[0].Database, "select string_agg(id, ' ' order by position) from retort.revision"));
        Assert.Equal("0", await scene.AskAsync("postgres", "select count(*) from pg_database where datname like 'retort\\_new\\_%'"));
    }

    [Fact]
    public async Task The_verbs_of_branches()
    {
        using var scene = await BranchScene.OnAsync(server);
        await scene.Scene.RunAsync("upgrade", "-q");
        scene.Git.Run("switch", "-q", "-c", "feature/login");
        scene.Scene.Scrub(BranchName.Of(scene.Plain, "feature/login"), "<login>");
        scene.Scene.Revision("b2", "a1", "create table logins (id int);", "drop table logins;");
        scene.Git.Commit("logins");
        await scene.Scene.RunAsync("status");
        await scene.Scene.RunAsync("db", "branch", "list");
        await scene.Scene.RunAsync("db", "branch", "create");
        await scene.Scene.RunAsync("db", "branch", "create");
        await scene.Scene.RunAsync("status");
        await scene.Scene.RunAsync("db", "branch", "diff");
        await scene.Scene.RunAsync("db", "branch", "diff", "feature/login", "--exit-code");
        await scene.Scene.RunAsync("db", "branch", "reset");
        await scene.Scene.RunAsync("db", "branch", "reset", "--yes");
        await scene.Scene.RunAsync("db", "branch", "reset", "--empty", "--from", "main", "--yes");
        await scene.Scene.RunAsync("db", "branch", "delete", "feature/logout");
        await scene.Scene.RunAsync("db", "branch", "delete", "main", "--yes");
        scene.Git.Run("switch", "-q", "main");
        scene.Git.Run("branch", "-q", "-D", "feature/login");
        await scene.Scene.RunAsync("db", "branch", "prune");
        await scene.Scene.RunAsync("db", "branch", "prune", "--dry-run");
        await scene.Scene.RunAsync("db", "branch", "prune", "--yes");
        await scene.Scene.RunAsync("db", "branch", "prune");
        await scene.Scene.RunAsync("db", "branch", "list", "--url", "postgresql://db.example.org/live");
        scene.Scene.Approve();
    }
}

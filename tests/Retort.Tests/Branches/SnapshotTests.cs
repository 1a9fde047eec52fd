using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Branches;

/// <summary>A database put aside and taken back.</summary>
public sealed class SnapshotTests(TestServer server)
{
    [Fact]
    public async Task Saved_lost_and_taken_back()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table users (id int primary key);\ninsert into users values (1), (2);", "drop table users;");
        await scene.RunAsync("upgrade", "-q");
        await scene.RunAsync("db", "snapshot", "save", "before-merge");
        await scene.RunAsync("db", "snapshot", "save", "before-merge");
        await scene.RunAsync("db", "snapshot", "list");
        await scene.RunAsync("downgrade", "base", "-q");
        await scene.RunAsync("db", "snapshot", "restore", "before_merge", "--yes");
        await scene.RunAsync("db", "snapshot", "restore", "before-merge");
        await scene.RunAsync("db", "snapshot", "restore", "before-merge", "--yes");
        await scene.RunAsync("current");
        await scene.RunAsync("db", "snapshot", "delete", "before-merge", "--yes");
        scene.Approve();
    }

    [Fact]
    public async Task A_protected_database_is_replaced_only_when_its_name_is_said()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.HidesSizes = true;
        scene.Revision("a1", null, "create table users (id int primary key);\ninsert into users values (1), (2);", "drop table users;");
        await scene.RunAsync("upgrade", "-q");
        await scene.RunAsync("db", "snapshot", "save", "s", "-q");
        scene.File("retort.json", File.ReadAllText(Path.Combine(scene.Folder, "retort.json")).Replace("\"fileName\"", "\"protected\": true, \"fileName\""));
        await scene.RunAsync("db", "snapshot", "restore", "s", "--yes");
        await scene.RunAsync("db", "snapshot", "restore", "s", "--yes", "--allow", "restore");
        await scene.RunAsync("db", "snapshot", "restore", "s", "--yes", "--allow", "restore", "--name", scene.DatabaseName);
        scene.Approve();
    }

    [Fact]
    public async Task A_name_that_no_database_can_have_is_refused()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        var database = Workspaces.Workspace.Open(scene.Folder, null, []).Databases[0];
        foreach (var name in (string[])["", "a\nb", new('x', 70)])
            Assert.Equal("bad-snapshot-name", (await Assert.ThrowsAsync<Errors.ConfigurationException>(() => Workspaces.Snapshots.SnapshotVerbs.SaveSnapshotAsync(database, name, false, TestContext.Current.CancellationToken))).Code);
    }

    [Fact]
    public async Task The_database_of_a_branch_stays_that_of_its_branch()
    {
        using var scene = await BranchScene.OnAsync(server);
        scene.Git.Run("switch", "-q", "-c", "topic");
        var name = await scene.DatabaseAsync();
        var comment = $"select split_part(shobj_description(oid, 'pg_database'), '\"made\"', 1) from pg_database where datname = '{name}'";
        var mark = await scene.AskAsync("postgres", comment);
        Assert.Contains("\"branch\":\"topic\"", mark);
        await scene.Scene.RunAsync("db", "snapshot", "save", "s");
        await scene.AskAsync(name, "insert into users values (1, 'lost')");
        await scene.Scene.RunAsync("db", "snapshot", "restore", "s", "--yes");
        Assert.Equal("0", await scene.AskAsync(name, "select count(*) from users"));
        Assert.Equal(mark, await scene.AskAsync("postgres", comment));
        await scene.Scene.RunAsync("db", "branch", "list");
        Assert.DoesNotContain("@s", scene.Scene.Output);
    }

    [Fact]
    public async Task What_was_saved_of_a_branch_follows_its_new_name_and_goes_with_it()
    {
        using var scene = await BranchScene.OnAsync(server);
        await scene.Scene.RunAsync("upgrade", "-q");
        scene.Git.Run("switch", "-q", "-c", "one");
        var one = await scene.DatabaseAsync();
        await scene.AskAsync(one, "insert into users values (1, 'saved')");
        await scene.Scene.RunAsync("db", "snapshot", "save", "s");
        scene.Git.Run("branch", "-m", "two");
        var two = await scene.DatabaseAsync();
        await scene.AskAsync(two, "delete from users");
        await scene.Scene.RunAsync("db", "snapshot", "restore", "s", "--yes");
        Assert.Equal("saved", await scene.AskAsync(two, "select name from users"));
        scene.Git.Run("switch", "-q", "main");
        await scene.Scene.RunAsync("db", "branch", "delete", "two");
        Assert.Contains("with all rows in it and 1 snapshot?", scene.Scene.Errors);
        await scene.Scene.RunAsync("db", "branch", "delete", "two", "--yes");
        Assert.Contains("and 1 snapshot", scene.Scene.Output + scene.Scene.Errors);
        Assert.Equal("", await scene.AskAsync("postgres", $"select coalesce(string_agg(datname, ' '), '') from pg_database where datname like any (array['{one}%', '{two}%'])"));
    }
}

using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>Two people who wrote revisions at the same time; git knows who was first.</summary>
public sealed class RebaseTests(TestServer server)
{
    [Fact]
    public async Task My_revisions_build_on_the_new_head_of_main()
    {
        using var scene = await ForkedAsync();
        await scene.RunAsync("check");
        await scene.RunAsync("rebase");
        scene.Git("merge", "-q", "main");
        await scene.RunAsync("check");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("rebase", "--dry-run");
        await scene.RunAsync("rebase");
        scene.Show("migrations/m1.sql");
        await scene.RunAsync("rebase");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("check");
        scene.Approve();
    }

    [Fact]
    public async Task Only_the_line_of_the_parent_changes_in_a_file()
    {
        using var scene = await ForkedAsync();
        const string text = "-- written by hand\r\n--\r\n-- Message: mine\r\n-- Parent: a1\r\n-- Revision: m1\r\n-- Created: 2026-11-20T09:12:44Z\r\n\r\n-- Parent: not a header\r\n-- retort: upgrade\r\n\r\ncreate table mine (id int); -- Parent: a1\r\n";
        scene.File("migrations/m1.sql", text);
        scene.Git("merge", "-q", "main");
        await scene.RunAsync("rebase");
        Assert.Equal(text.Replace("-- Parent: a1\r\n-- Rev", "-- Parent:     t1\r\n-- Rev"), File.ReadAllText(Path.Combine(scene.Folder, "migrations/m1.sql")));
    }

    [Fact]
    public async Task A_new_order_that_does_not_apply_changes_nothing()
    {
        using var scene = await ForkedAsync();
        scene.Revision("m1", "a1", "create table theirs (mine int);", "drop table theirs;").Commit("the same table");
        scene.Git("merge", "-q", "main");
        await scene.RunAsync("rebase");
        Assert.Contains("-- Parent:     a1", File.ReadAllText(Path.Combine(scene.Folder, "migrations/m1.sql")));
        scene.Approve();
    }

    [Fact]
    public async Task A_database_here_that_has_them_is_taken_along_when_that_was_said()
    {
        using var scene = await ForkedAsync();
        await scene.RunAsync("upgrade", "-q");
        scene.Git("merge", "-q", "main");
        await scene.RunAsync("rebase");
        await scene.RunAsync("rebase", "--move");
        await scene.RunAsync("status");
        await scene.RunAsync("downgrade", "base");
        scene.Approve();
    }

    [Fact]
    public async Task A_person_is_asked_whether_the_database_shall_come_along()
    {
        using var scene = await ForkedAsync(input: "y\n");
        await scene.RunAsync("upgrade", "-q");
        scene.Git("merge", "-q", "main");
        await scene.RunAsync("rebase");
        scene.Approve();
    }

    [Fact]
    public async Task What_a_protected_database_has_applied_keeps_its_place()
    {
        using var scene = await ForkedAsync();
        var staging = Scene.Url(await server.CreateDatabaseAsync());
        scene.File("retort.json", $$"""
            { "databases": {
                "app": { "url": "{{scene.DatabaseUrl}}", "revisions": "migrations" },
                "staging": { "url": "{{staging}}", "revisions": "migrations", "protected": true },
                "gone": { "url": "postgresql://nobody@127.0.0.1:1/gone", "revisions": "migrations" } } }
            """).ScrubUrl(staging);
        await scene.RunAsync("upgrade", "-d", "staging", "-q");
        scene.Git("merge", "-q", "main");
        await scene.RunAsync("rebase", "-d", "app", "--move");
        await scene.RunAsync("merge", "heads", "-d", "app", "--rev-id", "j1");
        await scene.RunAsync("check", "-d", "staging");
        await scene.RunAsync("upgrade", "-d", "staging");
        scene.Approve();
    }

    [Fact]
    public async Task Without_git_the_place_is_said_by_hand()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File(".git", "this is no repository").File("retort.json", $$"""{ "databases": { "app": { "url": "{{scene.DatabaseUrl}}", "revisions": "migrations" } } }""");
        scene.Revision("a1", null, "select 1;").Revision("t1", "a1", "select 2;").Revision("m1", "a1", "select 3;").Revision("m2", "m1", "select 4;");
        await scene.RunAsync("rebase");
        await scene.RunAsync("rebase", "--onto", "heads");
        await scene.RunAsync("rebase", "--onto", "t1", "--json");
        await scene.RunAsync("history");
        scene.Approve();
    }

    [Fact]
    public async Task A_merge_with_main_becomes_superfluous_and_labelled_branches_stay()
    {
        using var scene = await ForkedAsync();
        scene.Git("merge", "-q", "main");
        scene.Revision("j1", "m1, t1", "select 1;").Revision("s1", "a1", "select 1;", header: "-- Label:      side");
        await scene.RunAsync("rebase", "-q");
        await scene.RunAsync("history", "--graph");
        scene.Approve();
    }

    [Fact]
    public async Task Without_git_a_merge_with_the_place_becomes_superfluous_too()
    {
        using var scene = await ForkedAsync();
        scene.Git("merge", "-q", "main");
        scene.Revision("j1", "m2, t1", "select 1;");
        Directory.Delete(Path.Combine(scene.Folder, ".git"), recursive: true);
        await scene.RunAsync("rebase", "--onto", "t1", "-q");
        Assert.True(scene.ExitCode == 0, scene.Errors);
        Assert.Contains("-- Parent:     m2\n", File.ReadAllText(Path.Combine(scene.Folder, "migrations/j1.sql")));
        Assert.Contains("-- Parent:     t1\n", File.ReadAllText(Path.Combine(scene.Folder, "migrations/m1.sql")));
        await scene.RunAsync("upgrade", "-q");
        Assert.True(scene.ExitCode == 0, scene.Errors);
    }

    [Fact]
    public async Task A_file_edited_after_it_was_merged_is_found_without_a_database()
    {
        using var scene = await ForkedAsync();
        scene.Revision("a1", null, "create table users (id bigint);\n\ncreate index users_id on users (id);", "drop table users;");
        await scene.RunAsync("check");
        scene.File("retort.json", """{ "mainBranch": "trunk", "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }""");
        await scene.RunAsync("check");
        scene.Approve();
    }

    /// <summary>Branch "mine" with m1 and m2, and main with t1, all on a1; the database is at base.</summary>
    private async Task<Scene> ForkedAsync(string input = "")
    {
        var scene = await Scene.WithDatabaseAsync(server, isTerminal: input.Length > 0, input);
        scene.File("retort.json", $$"""{ "databases": { "app": { "url": "{{scene.DatabaseUrl}}", "revisions": "migrations" } } }""");
        scene.Revision("a1", null, "create table users (id int);", "drop table users;").Repository();
        scene.Git("checkout", "-q", "-b", "mine");
        scene.Revision("m1", "a1", "create table mine (id int);", "drop table mine;").Revision("m2", "m1", "alter table mine add column name text;", "alter table mine drop column name;").Commit("mine");
        scene.Git("checkout", "-q", "main");
        scene.Revision("t1", "a1", "create table theirs (id int);", "drop table theirs;").Commit("theirs");
        return scene.Git("checkout", "-q", "mine");
    }
}

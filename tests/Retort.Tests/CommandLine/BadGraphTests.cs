using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>Revision files that cannot be used: a clear error, and nothing is changed.</summary>
public sealed class BadGraphTests(TestServer server)
{
    [Fact]
    public async Task Two_heads_are_named_with_the_way_to_merge()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "create table a (id int);").Revision("b2", "a1", "create table b (id int);").Revision("c3", "a1", "create table c (id int);");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("current");
        await scene.RunAsync("revision", "-m", "more");
        await scene.RunAsync("check");
        scene.Approve();
    }

    [Fact]
    public async Task A_cycle_names_its_members()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", "b2", "select 1;").Revision("b2", "a1", "select 1;");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("history", "--json");
        scene.Approve();
    }

    [Fact]
    public async Task A_duplicate_id_names_both_files()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "select 1;");
        scene.File("migrations/copy.sql", File.ReadAllText(Path.Combine(scene.Folder, "migrations/a1.sql")));
        await scene.RunAsync("upgrade");
        await scene.RunAsync("heads");
        scene.Approve();
    }

    [Fact]
    public async Task A_missing_parent_is_named_with_the_file()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("b2", "a1", "select 1;");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("show", "b2");
        scene.Approve();
    }

    [Fact]
    public async Task An_unknown_header_field_names_file_line_and_what_was_meant()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "select 1;", header: "-- Parents:    b2");
        await scene.RunAsync("upgrade");
        scene.Approve();
    }

    [Fact]
    public async Task An_unknown_directive_names_file_line_and_what_was_meant()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "-- retort: no-transactions\nselect 1;");
        await scene.RunAsync("upgrade");
        scene.Approve();
    }

    [Fact]
    public async Task A_revision_without_a_message_is_not_written()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await scene.RunAsync("revision", "-m", " ");
        await scene.RunAsync("revision", "-m", "two\nlines");
        Assert.Empty(Directory.GetFiles(Path.Combine(scene.Folder, "migrations")));
        scene.Approve();
    }

    [Fact]
    public async Task A_revision_that_breaks_history_is_not_written()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "select 1;").Revision("b2", "a1", "select 1;");
        await scene.RunAsync("revision", "-m", "again", "--rev-id", "a1");
        await scene.RunAsync("revision", "-m", "aside", "--head", "a1");
        await scene.RunAsync("revision", "-m", "nowhere", "--head", "zz");
        await scene.RunAsync("revision", "-m", "nowhere", "--depends-on", "zz");
        await scene.RunAsync("merge", "heads");
        await scene.RunAsync("edit", "zz");
        Assert.Equal(2, Directory.GetFiles(Path.Combine(scene.Folder, "migrations")).Length);
        scene.Approve();
    }
}

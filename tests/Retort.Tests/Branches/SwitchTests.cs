using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Branches;

/// <summary>A shared database that another branch moved ahead.</summary>
public sealed class SwitchTests(TestServer server)
{
    [Fact]
    public async Task It_goes_down_to_where_the_histories_part_and_up_again()
    {
        using var scene = await OtherBranchAsync();
        await scene.RunAsync("switch", "--dry-run");
        await scene.RunAsync("switch");
        await scene.RunAsync("switch", "--yes");
        await scene.RunAsync("current");
        await scene.RunAsync("switch");
        scene.Approve();
    }

    [Fact]
    public async Task A_person_is_asked_and_may_say_no()
    {
        using var scene = await OtherBranchAsync(isTerminal: true, input: "n\n");
        await scene.RunAsync("switch");
        await scene.RunAsync("current");
        scene.Approve();
    }

    [Fact]
    public async Task What_cannot_be_undone_stops_it_before_anything_is_done()
    {
        using var scene = await OtherBranchAsync();
        scene.File("migrations/y1.sql", "-- Revision: y1\n-- Parent: a1\n-- Message: for ever\n-- Created: 2026-11-20T09:12:44Z\n\n-- retort: upgrade\n\ncreate table kept (id int);\n");
        File.Delete(Path.Combine(scene.Folder, "migrations/b2.sql"));
        await scene.RunAsync("switch", "--yes", "-q");
        File.Delete(Path.Combine(scene.Folder, "migrations/y1.sql"));
        scene.Revision("b2", "a1", "create table b (id int);", "drop table b;");
        await scene.RunAsync("switch", "--yes");
        await scene.RunAsync("current", "--json");
        scene.Approve();
    }

    [Fact]
    public async Task The_report_says_what_was_done_and_lost()
    {
        using var scene = await OtherBranchAsync();
        await scene.RunAsync("switch", "--yes", "--json");
        scene.Approve();
    }

    [Fact]
    public async Task A_protected_database_loses_nothing_that_is_not_named()
    {
        using var scene = await OtherBranchAsync();
        scene.File("retort.json", File.ReadAllText(Path.Combine(scene.Folder, "retort.json")).Replace("\"fileName\"", "\"protected\": true, \"fileName\""));
        await scene.RunAsync("switch", "--yes");
        Assert.Contains("code: protected-database", scene.Errors);
        Assert.Contains("retort switch --allow deletes-data", scene.Errors);
        await scene.RunAsync("current");
        Assert.Contains("x3", scene.Output);
        await scene.RunAsync("switch", "--yes", "--allow", "deletes-data");
        await scene.RunAsync("current");
        Assert.Contains("b2", scene.Output);
    }

    /// <summary>The database is at x3 of a branch whose files are gone, and this checkout has b2.</summary>
    private async Task<Scene> OtherBranchAsync(bool isTerminal = false, string input = "")
    {
        var scene = await Scene.WithDatabaseAsync(server, isTerminal, input);
        scene.Revision("a1", null, "create table users (id int primary key);", "drop table users;");
        scene.Revision("x2", "a1", "create table invitations (id int);\ninsert into invitations select generate_series(1, 3);", "drop table invitations;");
        scene.Revision("x3", "x2", "alter table users add column language text;\ninsert into users values (1, 'de'), (2, null);", "alter table users drop column language;");
        await scene.RunAsync("upgrade", "-q");
        foreach (var id in (string[])["x2", "x3"]) File.Delete(Path.Combine(scene.Folder, $"migrations/{id}.sql"));
        return scene.Revision("b2", "a1", "create table b (id int);", "drop table b;");
    }
}

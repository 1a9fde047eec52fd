using Npgsql;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Levels;

/// <summary><c>db clean</c> and <c>db seed</c>: from nothing to a filled database.</summary>
public sealed class CleanTests(TestServer server)
{
    [Fact]
    public async Task A_database_is_dropped_made_again_upgraded_and_seeded()
    {
        using var scene = await SceneAsync();
        await scene.RunAsync("db", "clean", "--yes");
        await TestServer.ExecuteAsync(scene.ConnectionString, "create table mine (id int)");
        await scene.RunAsync("db", "clean");
        await scene.RunAsync("db", "clean", "--yes", "--no-seed");
        await scene.RunAsync("db", "seed");
        await scene.RunAsync("db", "seed");
        await scene.RunAsync("db", "clean", "--yes", "--json");
        Assert.Equal("users program", await TestServer.AskAsync(scene.ConnectionString, "select string_agg(name, ' ' order by id) from users"));
        Assert.Equal("", await TestServer.AskAsync(scene.ConnectionString, "select coalesce(to_regclass('mine')::text, '')"));
        scene.Approve();
    }

    [Fact]
    public async Task A_person_is_asked()
    {
        using var no = await SceneAsync(isTerminal: true, input: "n\n");
        await no.RunAsync("db", "clean");
        no.Approve(nameof(A_person_is_asked) + "_and_says_no");
        using var yes = await SceneAsync(isTerminal: true, input: "y\n");
        await yes.RunAsync("db", "wipe");
        yes.Approve(nameof(A_person_is_asked) + "_and_says_yes");
    }

    [Fact]
    public async Task A_protected_database_wants_more_than_a_yes()
    {
        using var scene = await SceneAsync();
        Protect(scene);
        await scene.RunAsync("db", "clean", "--yes");
        await scene.RunAsync("db", "wipe", "--yes");
        await scene.RunAsync("db", "teardown", "--yes");
        await scene.RunAsync("db", "clean", "--yes", "--allow", "wipe");
        await scene.RunAsync("db", "clean", "--yes", "--allow", "clean");
        await scene.RunAsync("db", "clean", "--yes", "--allow", "clean", "--name", "another");
        await scene.RunAsync("db", "clean", "--yes", "--allow", "clean", "--name", scene.DatabaseName);
        await scene.RunAsync("db", "teardown", "--yes", "--allow", "teardown", "--name", scene.DatabaseName);
        scene.Approve();
    }

    [Fact]
    public async Task At_a_terminal_the_name_of_a_protected_database_is_typed()
    {
        using var wrong = await SceneAsync(isTerminal: true, input: "app\n");
        Protect(wrong);
        await wrong.RunAsync("db", "wipe", "--allow", "wipe");
        wrong.Approve(nameof(At_a_terminal_the_name_of_a_protected_database_is_typed) + "_wrongly");
        using var right = await SceneAsync(isTerminal: true, typesName: true);
        Protect(right);
        await right.RunAsync("db", "wipe", "--allow", "wipe");
        right.Approve();
    }

    [Fact]
    public async Task A_seed_that_fails_keeps_nothing()
    {
        using var scene = await SceneAsync();
        scene.File("seed/users.sql", "insert into users values (1, 'users');\n\ninsert into users values (1, 'again');");
        await scene.RunAsync("db", "clean", "--yes");
        Assert.Equal("", await TestServer.AskAsync(scene.ConnectionString, "select coalesce(string_agg(name, ''), '') from users"));
        scene.File("seed/users.sql", "insert into users values (1, 'users');");
        scene.File("seed.sh", "echo \"connecting to $DATABASE_URL\" >&2\nexit 3\n");
        await scene.RunAsync("db", "seed");
        scene.Approve();
    }

    private static void Protect(Scene scene) =>
        scene.File("retort.json", File.ReadAllText(Path.Combine(scene.Folder, "retort.json")).Replace("\"fileName\"", "\"protected\": true, \"fileName\""));

    private async Task<Scene> SceneAsync(bool isTerminal = false, string input = "", bool typesName = false)
    {
        var scene = await Scene.WithDatabaseAsync(server, isTerminal, input, typesName);
        scene.HidesSizes = true;
        var configuration = await File.ReadAllTextAsync(Path.Combine(scene.Folder, "retort.json"), TestContext.Current.CancellationToken);
        scene.File("retort.json", configuration.Replace("\"fileName\"", "\"seed\": [ { \"sql\": \"seed/*.sql\" }, { \"program\": [\"sh\", \"seed.sh\"] } ], \"fileName\""));
        scene.File("seed/users.sql", "insert into users values (1, 'users');");
        scene.File("seed.sh", "echo seeding\npsql -q -X \"$DATABASE_URL\" -c \"insert into users values (2, 'program')\"\n");
        return scene.Revision("a1", null, "create table users (id int primary key, name text);", "drop table users;");
    }
}

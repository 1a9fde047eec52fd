using Npgsql;
using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>Addresses and servers that cannot be used: a clear error, no password, and nothing is changed.</summary>
public sealed class BadServerTests(TestServer server)
{
    [Fact]
    public async Task An_address_that_cannot_be_read_is_not_repeated()
    {
        using var scene = new Scene();
        await scene.RunAsync("status", "--url", "mysql://app:secret@db.internal/app");
        scene.File("retort.json", """
            {
              "databases": {
                "app": { "url": "postgresql://app:sec/ret@db.internal:54x2/app", "revisions": "migrations" }
              }
            }
            """);
        await scene.RunAsync("upgrade");
        scene.Approve();
    }

    [Fact]
    public async Task A_server_that_is_down_is_named()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.Revision("a1", null, "select 1;");
        await scene.RunAsync("upgrade", "--url", "postgresql://app:secret@127.0.0.1:1/app");
        await scene.RunAsync("status", "--url", "postgresql://app:secret@127.0.0.1:1/app", "--json");
        scene.Approve();
    }

    [Fact]
    public async Task A_wrong_password_is_never_printed()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await CreateRoleAsync("needs_password", "login password 'right'");
        await scene.RunAsync("upgrade", "--url", AsRole(scene, "needs_password", "s3cret"));
        scene.Scrub("s3cret", "<password>").Approve();
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_created_only_when_that_was_said()
    {
        var url = Scene.Url($"{server.ConnectionString};Database=not_there");
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.ScrubUrl(url).Revision("a1", null, "create table a (id int);");
        await scene.RunAsync("upgrade", "--url", url);
        await scene.RunAsync("current", "--url", url);
        await scene.RunAsync("upgrade", "--url", url, "--create");
        await scene.RunAsync("current", "--url", url);
        scene.Approve();
    }

    [Fact]
    public async Task A_person_at_the_terminal_is_asked_whether_to_create_the_database()
    {
        var url = Scene.Url($"{server.ConnectionString};Database=asked_for");
        using var scene = await Scene.WithDatabaseAsync(server, isTerminal: true, input: "y\n");
        scene.ScrubUrl(url).Revision("a1", null, "create table a (id int);");
        await scene.RunAsync("upgrade", "--url", url);
        scene.Approve();
    }

    [Fact]
    public async Task A_missing_right_is_named()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await CreateRoleAsync("may_nothing", "login password 'x'");
        scene.Revision("a1", null, "create table a (id int);");
        await scene.RunAsync("upgrade", "--url", AsRole(scene, "may_nothing", "x"));
        await scene.RunAsync("upgrade", "--create", "--url", AsRole(scene, "may_nothing", "x").Replace("/test_", "/no_test_"));
        scene.Approve();
    }

    [Fact]
    public async Task An_optional_database_that_is_down_is_skipped_with_a_line()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        var url = scene.DatabaseUrl;
        scene.File("retort.json", $$"""
            {
              "databases": {
                "app": { "url": "{{url}}", "revisions": "migrations" },
                "ai": { "url": "postgresql://ai:x@127.0.0.1:1/ai", "revisions": "ai", "optional": true },
                "off": { "url": "${RETORT_TEST_NEVER_SET}", "revisions": "off", "optional": true }
              }
            }
            """);
        scene.Revision("a1", null, "create table a (id int);");
        Directory.CreateDirectory(Path.Combine(scene.Folder, "ai"));
        await scene.RunAsync("upgrade");
        await scene.RunAsync("status");
        await scene.RunAsync("current", "--json");
        await scene.RunAsync("upgrade", "-d", "off");
        await scene.RunAsync("upgrade", "-d", "apq");
        await scene.RunAsync("downgrade", "-1");
        await scene.RunAsync("status", "--url", "local:x");
        scene.Approve();
    }

    private async Task CreateRoleAsync(string name, string options) =>
        await TestServer.ExecuteAsync($"{server.ConnectionString};Database=postgres", $"create role {name} {options}");

    private static string AsRole(Scene scene, string role, string password)
    {
        var url = new NpgsqlConnectionStringBuilder(Retort.Configuration.DatabaseUrl.Parse(scene.DatabaseUrl).ToConnectionString()) { Username = role, Password = password };
        return Scene.Url(url.ConnectionString);
    }
}

using Retort.Errors;
using Retort.Tests.CommandLine;
using Retort.Tests.EntityFrameworkCore;
using Retort.Tests.Fixtures;
using Retort.Workspaces;
using Retort.Workspaces.Dev;

namespace Retort.Tests.Branches;

/// <summary>A model that is being written, and the database that follows it.</summary>
public sealed class DevTests(TestServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_are_applied_and_become_one_revision_with_a_way_back()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        var session = await BeginAsync(scene);
        scene.File("schema/1.sql", "create table notes (id int primary key);");
        await ApplyAsync(session);
        scene.File("schema/1.sql", "create table notes (id int primary key, body text);");
        Assert.Equal(["alter table notes add column body text"], await ApplyAsync(session));
        var fold = await session.FoldAsync("add notes", [], Cancellation);
        Assert.True(fold.IsStamped);
        await scene.RunAsync("check");
        Assert.Equal("app: ok", scene.Output.Trim());
        await scene.RunAsync("downgrade", "base");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("diff");
        Assert.Equal("", scene.Output);
        Assert.Single(Directory.GetFiles(Path.Combine(scene.Folder, "migrations")));
    }

    [Fact]
    public async Task What_an_earlier_session_applied_is_recorded_too()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("schema/1.sql", "create table notes (id int primary key);");
        await scene.RunAsync("dev", "--once", "--apply");
        await scene.RunAsync("dev", "--once", "--message", "add notes");
        await scene.RunAsync("upgrade");
        Assert.True(scene.ExitCode == 0, scene.Errors);
        await scene.RunAsync("check");
        Assert.Equal("app: ok", scene.Output.Trim());
    }

    [Fact]
    public async Task What_was_not_applied_is_left_pending()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        var session = await BeginAsync(scene);
        scene.File("schema/1.sql", "create table notes (id int primary key);");
        Assert.False((await session.FoldAsync("add notes", [], Cancellation)).IsStamped);
        await scene.RunAsync("status", "--exit-code");
        Assert.Equal(3, scene.ExitCode);
    }

    [Fact]
    public async Task A_half_written_model_is_an_error_and_the_next_one_is_compared_again()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        var session = await BeginAsync(scene);
        var before = session.Watch.Look();
        scene.File("schema/1.sql", "create table notes (id int primary key, bo");
        Assert.NotEqual(before, session.Watch.Look());
        await Assert.ThrowsAnyAsync<RetortException>(() => session.CompareAsync(Cancellation));
        scene.File("schema/1.sql", "create table notes (id int primary key, body tex);");
        Assert.Equal("model-refused", (await Assert.ThrowsAsync<SourceException>(() => session.CompareAsync(Cancellation))).Code);
        scene.File("schema/1.sql", "create table notes (id int primary key, body text);");
        Assert.Single((await session.CompareAsync(Cancellation)).Statements);
        Assert.Equal(session.Watch.Look(), session.Watch.Look());
    }

    [Fact]
    public async Task What_would_be_lost_is_named_and_rows_in_the_way_change_nothing()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        var session = await BeginAsync(scene);
        scene.File("schema/1.sql", "create table notes (id int primary key, body text);\ncreate table other (id int);");
        await ApplyAsync(session);
        scene.File("schema/1.sql", "create table notes (id int primary key);");
        Assert.Equal(["column \"notes.body\"", "table \"other\""], (await session.CompareAsync(Cancellation)).Loses);
        await TestServer.ExecuteAsync(Connection(scene), "insert into notes values (1)");
        scene.File("schema/1.sql", "create table notes (id int primary key, body text, more text not null);\ncreate table other (id int, more int);");
        var wanted = await session.CompareAsync(Cancellation);
        Assert.Equal("change-refused", (await Assert.ThrowsAsync<SourceException>(() => session.ApplyAsync(wanted, Cancellation))).Code);
        Assert.Equal(wanted.Statements, (await session.CompareAsync(Cancellation)).Statements);
    }

    [Fact]
    public async Task Without_a_person_it_says_what_it_does_and_does_not()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("schema/1.sql", "create table notes (id int primary key);");
        await scene.RunAsync("dev", "--once");
        await scene.RunAsync("dev", "--once", "--apply");
        scene.File("schema/1.sql", "select 1;");
        await scene.RunAsync("dev", "--once", "--apply");
        scene.File("schema/1.sql", "create tabel notes;");
        await scene.RunAsync("dev", "--once", "--apply");
        scene.File("schema/1.sql", "select 1;");
        await scene.RunAsync("dev", "--once", "--apply", "--yes");
        scene.Approve();
    }

    [Fact]
    public async Task A_person_presses_keys()
    {
        using var scene = await Scene.WithDatabaseAsync(server, isTerminal: true, input: "add notes\n");
        scene.File("schema/1.sql", "create table notes (id int primary key);");
        scene.Keys = new Queue<char>("?aaf");
        await scene.RunAsync("dev");
        await scene.RunAsync("status");
        Assert.Contains("add notes", scene.Output);
        Assert.Contains("nothing", scene.Output);
    }

    [Fact]
    public async Task A_model_in_code_is_watched_applied_and_folded_too()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("retort.json", $$"""{ "databases": { "app": { "url": "{{scene.DatabaseUrl}}", "revisions": "migrations", "model": [ { "project": "App" } ] } } }""");
        scene.Project("App/App.csproj").File("App/Program.cs", Entities);
        var session = await DevSession.BeginAsync(Workspace.Open(scene.Folder, null, []).Databases[0], Cancellation);
        var before = session.Watch.Look();
        Assert.Contains("create table users", Assert.Single(await ApplyAsync(session)));
        Assert.Equal(before, session.Watch.Look()); // what a build writes is no change
        scene.File("App/Program.cs", Entities.Replace("public int id", "public string? full_name { get; set; }\n    public int id"));
        Assert.NotEqual(before, session.Watch.Look());
        Assert.Equal(["alter table users add column full_name text"], await ApplyAsync(session));
        scene.File("App/Program.cs", Entities.Replace("public int id", "public Nothing id"));
        Assert.Equal("build-failed", (await Assert.ThrowsAnyAsync<RetortException>(() => session.CompareAsync(Cancellation))).Code);
        scene.File("App/Program.cs", Entities.Replace("public int id", "public string? full_name { get; set; }\n    public int id"));
        Assert.True((await session.FoldAsync("create users", [], Cancellation)).IsStamped);
        await scene.RunAsync("check");
        Assert.Equal("app: ok", scene.Output.Trim());
    }

    private const string Entities = """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddDbContext<AppContext>(options => options.UseNpgsql());
        builder.Build();

        class AppContext(DbContextOptions<AppContext> options) : DbContext(options)
        {
            public DbSet<User> users => Set<User>();
        }

        class User
        {
            public int id { get; set; }
        }

        """;

    [Fact]
    public async Task Another_branch_ends_it()
    {
        using var scene = await BranchScene.OnAsync(server);
        scene.Scene.File("schema/1.sql", "create table users (id int primary key, name text);");
        var session = await BeginAsync(scene.Scene);
        Assert.Empty((await session.CompareAsync(Cancellation)).Statements);
        scene.Git.Run("switch", "-q", "-c", "other");
        Assert.Equal("branch-changed", (await Assert.ThrowsAsync<ConfigurationException>(() => session.CompareAsync(Cancellation))).Code);
    }

    private static async Task<ValueList<string>> ApplyAsync(DevSession session)
    {
        var difference = await session.CompareAsync(Cancellation);
        await session.ApplyAsync(difference, Cancellation);
        return difference.Statements;
    }

    private static Task<DevSession> BeginAsync(Scene scene)
    {
        if (!Directory.Exists(Path.Combine(scene.Folder, "schema"))) scene.File("schema/1.sql", "select 1;");
        return DevSession.BeginAsync(Workspace.Open(scene.Folder, null, []).Databases[0], Cancellation);
    }

    private static string Connection(Scene scene)
    {
        var uri = new Uri(scene.DatabaseUrl);
        return $"Host={uri.Host};Port={uri.Port};Username={uri.UserInfo.Split(':')[0]};Password={uri.UserInfo.Split(':')[1]};Database={uri.AbsolutePath[1..]};Pooling=false";
    }
}

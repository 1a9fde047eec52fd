using System.Net;
using System.Net.Http.Json;
using Retort.Tests.CommandLine;
using Retort.Tests.Conventions;
using Retort.Tests.Execution;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>The migrator of samples/Jarvis, as a process of its own.</summary>
public sealed class JarvisTests(TestServer server)
{
    private const string Project = "samples/Jarvis/Migrator";

    private const string Relations = """
        select relname || ' ' || relkind::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') order by relname
        """;

    [Fact]
    public async Task The_migrator_makes_the_tables_of_all_services()
    {
        var database = await server.CreateDatabaseAsync();
        var (code, output) = await MigrateAsync(database);
        Assert.True(code == 0, output);
        Assert.Equal("messages r\nmessages_id_seq S\nnotes r\nnotes_id_seq S\nusers r\nusers_id_seq S", await new TestDatabase(database).QueryAsync(Relations));
        Assert.Equal("52378e29592d\nea6ede7c3b7b", await new TestDatabase(database).QueryAsync("select id from retort.revision order by applied_at"));

        Assert.Contains("ea6ede", (await MigrateAsync(database, "current")).Output);
        Assert.Equal(0, (await MigrateAsync(database, "downgrade", "52378e")).ExitCode);
        Assert.DoesNotContain("messages", await new TestDatabase(database).QueryAsync(Relations));
        Assert.Equal(0, (await MigrateAsync(database, "downgrade", "base")).ExitCode);
        Assert.Equal("", await new TestDatabase(database).QueryAsync(Relations));
    }

    [Fact]
    public async Task The_history_leads_to_the_models_of_all_services()
    {
        var database = await server.CreateDatabaseAsync();
        await MigrateAsync(database, "upgrade", "-q");
        var (code, output) = await MigrateAsync(database, "check");
        Assert.Equal((0, "jarvis: ok"), (code, output.Trim()));
        await TestServer.ExecuteAsync(database, "create table by_hand (id int)");
        Assert.Equal(3, (await MigrateAsync(database, "drift")).ExitCode);
    }

    [Fact]
    public async Task Replicas_that_migrate_at_once_all_end_well_and_one_of_them_works()
    {
        var database = await server.CreateDatabaseAsync();
        var ends = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => MigrateAsync(database)));
        Assert.All(ends, end => Assert.True(end.ExitCode == 0, end.Output));
        Assert.Equal("2", await new TestDatabase(database).QueryAsync("select count(*) from retort.event where outcome = 'done'"));
    }

    [Fact]
    public async Task A_job_that_cannot_do_its_work_fails_and_says_why()
    {
        var (code, output) = await SampleProgram.RunAsync(Project, [], ("DATABASE_URL", ""));
        Assert.Equal(1, code);
        Assert.Contains("Set `DATABASE_URL`", output);
        var database = await server.CreateDatabaseAsync();
        await TestServer.ExecuteAsync(database, "create table messages (id int)");
        Assert.Equal(1, (await MigrateAsync(database)).ExitCode);
        Assert.Equal("52378e29592d", await new TestDatabase(database).QueryAsync("select id from retort.revision"));
    }

    [Fact]
    public async Task The_file_env_local_says_where_the_database_is_and_the_environment_wins()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File(".env.local", $"DATABASE_URL={scene.DatabaseUrl}\n").File("retort.json", Source.Read($"{Project}/retort.json"));
        await MigrateInAsync(scene.Folder);
        Assert.Equal("2", await new TestDatabase(scene.ConnectionString).QueryAsync("select count(*) from retort.revision"));
        foreach (var file in Source.Files($"{Project}/migrations", "*.sql")) scene.File($"migrations/{Path.GetFileName(file)}", Source.Read(file));
        Assert.StartsWith("jarvis\tea6ede", (await scene.RunAsync("current")).Output); // the tool reads the same file

        var other = await server.CreateDatabaseAsync();
        await MigrateInAsync(scene.Folder, ("DATABASE_URL", Scene.Url(other)));
        Assert.Equal("2", await new TestDatabase(other).QueryAsync("select count(*) from retort.revision"));
        Assert.Equal("DATABASE_URL=local:jarvis", Source.Read($"{Project}/.env.local").Split('\n').Single(line => line.Length > 0 && line[0] != '#'));
    }

    [Fact]
    public async Task The_tool_writes_the_first_revision_from_the_models_of_all_services()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("retort.json", Source.Read($"{Project}/retort.json").Replace("${DATABASE_URL}", scene.DatabaseUrl).Replace("\"project\": \".\"", $"\"project\": \"{Path.Combine(Source.Root, Project)}\""));
        await scene.RunAsync("revision", "--autogenerate", "-m", "Initial migration");
        Assert.True(scene.ExitCode == 0, scene.Errors);
        var text = await File.ReadAllTextAsync(Path.Combine(scene.Folder, scene.Output.Trim()), TestContext.Current.CancellationToken);
        foreach (var line in (string[])["create table users (", "create table notes (", "create table messages (", "references users(id)", "-- retort: downgrade", "drop table users;"]) Assert.Contains(line, text);
        await scene.RunAsync("upgrade", "head");
        Assert.Equal(0, (await scene.RunAsync("check")).ExitCode);
        Assert.Equal(0, (await scene.RunAsync("downgrade", "base")).ExitCode);
    }

    [Fact]
    public async Task A_service_makes_no_tables_and_works_once_the_migrator_has_been_there()
    {
        var database = await server.CreateDatabaseAsync();
        await using var notes = await SampleProgram.ListenAsync("samples/Jarvis/Notes", ("ConnectionStrings__jarvis", Scene.Url(database)));
        Assert.Equal(HttpStatusCode.InternalServerError, (await notes.Client.GetAsync("/notes?user=1", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal("", await new TestDatabase(database).QueryAsync(Relations));

        await MigrateAsync(database);
        await TestServer.ExecuteAsync(database, "insert into users (email, hashed_password) values ('tony@example.org', 'x')");
        var made = await notes.Client.PostAsJsonAsync("/notes", new { userId = 1, title = "Suit", content = "Paint it" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Contains("\"Paint it\"", await notes.Client.GetStringAsync("/notes?user=1", TestContext.Current.CancellationToken));
    }

    private static Task<(int ExitCode, string Output)> MigrateAsync(string database, params string[] words) =>
        SampleProgram.RunAsync(Project, words, ("DATABASE_URL", Scene.Url(database)));

    private static async Task MigrateInAsync(string folder, params (string Name, string Value)[] environment)
    {
        var (code, output) = await SampleProgram.RunInAsync(folder, SampleProgram.Built(Project), [], environment);
        Assert.True(code == 0, output);
    }
}

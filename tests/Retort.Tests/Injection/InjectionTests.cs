using Npgsql;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Injection;

/// <summary>Hostile names on every way from a model to a database: nothing but what was meant is run.</summary>
public sealed class InjectionTests(TestServer server)
{
    public static TheoryData<string> Names => [.. Cases.Select(Hostile.Names.Keys, 4)];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Cases.Full ? 100 : 3)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_schema_of_such_names_is_reached_and_left_again(string about) => PassAsync(Hostile.Names[about]);

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task So_is_one_of_random_names(int seed) => PassAsync(Hostile.Random(seed));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Through_files_of_revisions_and_scripts_of_psql_it_is_the_same(string about)
    {
        var name = Hostile.Names[about];
        using var scene = await Scene.WithDatabaseAsync(server);
        await TestServer.ExecuteAsync(scene.ConnectionString, "create schema kept", "create table kept.victim (id int)", Hostile.CreateRole(name));
        Exclude(scene, "kept");
        scene.File("schema/a.sql", "create table victim (id int);\n" + string.Concat(Hostile.Schema(name).Select(statement => $"{statement};\n")));
        await RunAsync(scene, "revision", "--autogenerate", "-m", $"add {name}".ReplaceLineEndings(" "), "--rev-id", "a1");
        await RunAsync(scene, "upgrade", "-v");
        await RunAsync(scene, "check");
        Assert.Equal($"add {name}".ReplaceLineEndings(" ").Trim(), await QueryAsync(scene.ConnectionString, "select message from retort.revision"));
        await RunAsync(scene, "history", "-v");
        await RunAsync(scene, "show", "a1");

        var other = await server.CreateDatabaseAsync();
        await RunAsync(scene, "upgrade", "--sql");
        Assert.Null(await Psql.RunAsync(other, scene.Output));
        await RunAsync(scene, "check", "--url", Scene.Url(other));
        await RunAsync(scene, "downgrade", "a1:base", "--sql");
        Assert.Null(await Psql.RunAsync(other, scene.Output));
        Assert.Equal("0", await QueryAsync(other, "select count(*) from pg_class where relnamespace = 'public'::regnamespace"));

        await RunAsync(scene, "downgrade", "base");
        Assert.Equal("0", await QueryAsync(scene.ConnectionString, "select count(*) from pg_class where relnamespace = 'public'::regnamespace"));
        Assert.Equal("kept.victim", await QueryAsync(scene.ConnectionString, "select 'kept.victim'::regclass::text"));
        await server.DropDatabaseAsync(other);
    }

    [Fact]
    public async Task Messages_labels_and_ids_stay_in_their_places()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        scene.File("retort.json", File.ReadAllText(Path.Combine(scene.Folder, "retort.json")).Replace("{id}_{slug}.sql", "{slug}_{id}.sql"));
        var number = 0;
        var parents = "base";
        foreach (var name in Hostile.Names.Values.Select(name => name.ReplaceLineEndings(" ")).Concat(["../../../etc/passwd", "/etc/passwd", "..\\..\\x", "a\0b".Replace("\0", ""), "CON", new string('x', 400), "-- retort: downgrade", "'; delete from retort.revision; --"]))
        {
            await scene.RunAsync("revision", "--empty", "-m", $"m{name}", "--rev-id", $"r{++number}");
            Assert.True(scene.ExitCode == 0, $"{name}\n{scene.Errors}");
            parents = $"r{number}";
        }

        Assert.Equal(number, Directory.GetFiles(Path.Combine(scene.Folder, "migrations"), "*.sql").Length);
        Assert.Equal(["migrations", "retort.json"], Directory.GetFileSystemEntries(scene.Folder).Select(Path.GetFileName).Order());
        foreach (var id in (string[])["a'b", "a\"b", "../x", "a b", "a;b", "$$", "\\q"])
        {
            await scene.RunAsync("revision", "--empty", "-m", "x", "--rev-id", id);
            Assert.NotEqual(0, scene.ExitCode);
            await scene.RunAsync("revision", "--empty", "-m", "x", "--branch-label", id);
            Assert.True(scene.ExitCode != 0, id);
        }

        await RunAsync(scene, "upgrade");
        Assert.Equal($"{number}", await QueryAsync(scene.ConnectionString, "select count(*) from retort.revision"));
        Assert.Equal("m'; delete from retort.revision; --", await QueryAsync(scene.ConnectionString, $"select message from retort.revision where id = '{parents}'"));
        var other = await server.CreateDatabaseAsync();
        await RunAsync(scene, "upgrade", "--sql");
        Assert.Null(await Psql.RunAsync(other, scene.Output));
        Assert.Equal(await QueryAsync(scene.ConnectionString, "select string_agg(message, '|' order by position) from retort.revision"), await QueryAsync(other, "select string_agg(message, '|' order by position) from retort.revision"));
    }

    [Fact]
    public async Task Databases_and_roles_of_such_names_are_created_wiped_backed_up_and_removed()
    {
        foreach (var name in (string[])["everything", "statement in a name", "variables of psql", "from right to left"])
        {
            using var scene = await Scene.WithDatabaseAsync(server);
            var url = Retort.Configuration.DatabaseUrl.Parse(scene.DatabaseUrl).WithDatabase(Hostile.Names[name]).ToUrl();
            scene.Revision("a1", null, "create table \"t:x\" (id int); insert into \"t:x\" values (1);", "drop table \"t:x\";");
            string[][] verbs = [["db", "create"], ["upgrade", "--backup"], ["db", "backup", "x.dump"], ["db", "wipe", "--yes"], ["db", "restore", "x.dump", "--yes"], ["db", "clean", "--yes"], ["downgrade", "base"], ["db", "teardown", "--yes"]];
            foreach (var verb in verbs) await RunAsync(scene, [.. verb, "--url", url]);
        }
    }

    private async Task PassAsync(string name)
    {
        var (empty, full) = (await server.CreateDatabaseAsync(), await server.CreateDatabaseAsync());
        foreach (var database in (string[])[empty, full]) await TestServer.ExecuteAsync(database, "create table victim (id int)");
        await using (var connection = new NpgsqlConnection(full))
        {
            await connection.OpenAsync();
            foreach (var statement in Hostile.Schema(name).Prepend(Hostile.CreateRole(name)))
            {
                await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(statement) } };
                await batch.ExecuteNonQueryAsync();
            }
        }

        var judge = new Judge(server);
        await judge.PassAsync(empty, full);
        await judge.PassAsync(full, empty);
        await server.DropDatabaseAsync(empty);
        await server.DropDatabaseAsync(full);
    }

    private static void Exclude(Scene scene, string schema) =>
        scene.File("retort.json", File.ReadAllText(Path.Combine(scene.Folder, "retort.json")).Replace("\"fileName\"", $"\"exclude\": {{ \"schemas\": [\"{schema}\"] }}, \"fileName\""));

    private static async Task RunAsync(Scene scene, params string[] words)
    {
        await scene.RunAsync(words);
        Assert.True(scene.ExitCode == 0, $"{string.Join(' ', words)}\n{scene.Output}\n{scene.Errors}");
    }

    private static async Task<string> QueryAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())!.ToString()!;
    }
}

using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>Rows of the model on their way into the database.</summary>
public sealed class ReferenceDataTests(TestServer server)
{
    private const string Tables = """
        create table continents (code text primary key, name text not null);
        create table countries (code text primary key, name text not null, continent text not null references continents);
        create table users (id int primary key, name text);

        """;

    [Fact]
    public async Task Rows_of_the_model_become_revisions_that_go_up_and_come_back()
    {
        using var scene = await SceneAsync("countries", "cont*");
        scene.File("schema/tables.sql", Tables + """
            insert into continents values ('EU', 'Europe'), ('AS', 'Asia');
            insert into countries values ('DE', 'Germany', 'EU'), ('JP', 'Japan', 'AS');
            insert into users values (1, 'not compared');
            """);
        await scene.RunAsync("revision", "--autogenerate", "-m", "create places", "--rev-id", "a1");
        await scene.RunAsync("show", "a1");
        await scene.RunAsync("upgrade");
        scene.File("schema/tables.sql", Tables + """
            insert into continents values ('EU', 'Europe');
            insert into countries values ('DE', 'Deutschland', 'EU'), ('CH', 'Schweiz', 'EU');
            """);
        await scene.RunAsync("check");
        await scene.RunAsync("diff");
        await scene.RunAsync("revision", "--autogenerate", "-m", "leave asia", "--rev-id", "b2");
        await scene.RunAsync("show", "b2");
        await scene.RunAsync("upgrade");
        await scene.RunAsync("check");
        await scene.RunAsync("revision", "--autogenerate", "-m", "nothing");
        await scene.RunAsync("downgrade", "a1");
        await scene.RunAsync("diff", "--from", "live", "--to", "a1");
        scene.Approve();
    }

    [Fact]
    public async Task Tables_that_cannot_be_compared_by_rows_are_errors()
    {
        using var missing = await SceneAsync("countris");
        missing.File("schema/tables.sql", Tables);
        await missing.RunAsync("check");
        using var keyless = await SceneAsync("*");
        keyless.File("schema/tables.sql", Tables + "create table notes (text text);");
        await keyless.RunAsync("revision", "--autogenerate", "-m", "notes");
        missing.Approve();
        keyless.Approve(nameof(Tables_that_cannot_be_compared_by_rows_are_errors) + "_keyless");
    }

    private async Task<Scene> SceneAsync(params string[] tables)
    {
        var scene = await Scene.WithDatabaseAsync(server);
        var configuration = File.ReadAllText(Path.Combine(scene.Folder, "retort.json"));
        return scene.File("retort.json", configuration.Replace("\"fileName\"", $"\"referenceData\": [{string.Join(", ", tables.Select(table => $"\"{table}\""))}], \"fileName\""));
    }
}

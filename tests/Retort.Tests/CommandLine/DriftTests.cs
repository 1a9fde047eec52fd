using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>Databases that somebody has changed by hand.</summary>
public sealed class DriftTests(TestServer server)
{
    [Fact]
    public async Task What_was_changed_by_hand_is_shown_and_adopted()
    {
        using var scene = await SmallAsync();
        await scene.RunAsync("drift");
        await TestServer.ExecuteAsync(scene.ConnectionString, "create index users_name on users (name)", "alter table users add column nickname text not null default ''");
        await scene.RunAsync("drift");
        await scene.RunAsync("drift", "--json");
        await scene.RunAsync("drift", "--adopt", "-m", "what was done by hand", "--rev-id", "d1");
        scene.Show("migrations/d1_what_was_done_by_hand.sql");
        await scene.RunAsync("drift");
        await scene.RunAsync("status");
        var other = await server.CreateDatabaseAsync();
        await scene.RunAsync("upgrade", "--url", Scene.Url(other), "-q");
        await scene.RunAsync("diff", "--from", "live", "--to", Scene.Url(other), "--exit-code");
        await scene.RunAsync("downgrade", "-1");
        await scene.RunAsync("drift");
        scene.ScrubUrl(Scene.Url(other)).Approve();
    }

    [Fact]
    public async Task The_way_back_names_what_it_destroys_and_is_gone_only_when_that_was_said()
    {
        using var scene = await SmallAsync();
        await TestServer.ExecuteAsync(scene.ConnectionString,
            "alter table users add column nickname text", "insert into users values (1, 'Ada', 'ada')", "alter table users add column unused text",
            "create table audit (id int)", "insert into audit values (1)", "create table empty (id int)", "alter table users alter column name drop not null");
        await scene.RunAsync("drift", "--repair");
        await scene.RunAsync("drift", "--repair", "--yes");
        await scene.RunAsync("drift");
        Assert.Equal("1|Ada", await new Execution.TestDatabase(scene.ConnectionString).QueryAsync("select * from users"));
        Assert.Equal("b2|done|", await new Execution.TestDatabase(scene.ConnectionString).QueryAsync("select revision, outcome, message from retort.event where direction = 'repair'"));
        await scene.RunAsync("status");
        scene.Approve();
    }

    [Fact]
    public async Task A_way_back_that_stops_changes_nothing_and_is_recorded_too()
    {
        using var scene = await SmallAsync();
        await TestServer.ExecuteAsync(scene.ConnectionString, "alter table users alter column name drop not null", "insert into users (id) values (1)");
        await scene.RunAsync("drift", "--repair", "--yes");
        Assert.Equal("b2|failed|23502", await new Execution.TestDatabase(scene.ConnectionString).QueryAsync("select revision, outcome, sqlstate from retort.event where direction = 'repair'"));
        scene.Approve();
    }

    [Fact]
    public async Task A_protected_database_loses_nothing_unless_that_was_allowed()
    {
        using var scene = await SmallAsync(more: ", \"protected\": true");
        await TestServer.ExecuteAsync(scene.ConnectionString, "create table audit (id int)", "insert into audit values (1)");
        await scene.RunAsync("drift", "--repair", "--yes");
        await scene.RunAsync("drift", "--repair", "--yes", "--allow", "deletes-data");
        scene.Approve();
    }

    [Fact]
    public async Task An_invalid_index_is_drift_and_is_built_again()
    {
        using var scene = await SmallAsync();
        scene.Revision("c3", "b2", "create index users_lower on users (lower(name));", "drop index users_lower;");
        await scene.RunAsync("upgrade", "-q");
        await TestServer.ExecuteAsync(scene.ConnectionString, "update pg_index set indisvalid = false where indexrelid = 'users_lower'::regclass");
        await scene.RunAsync("drift");
        await scene.RunAsync("drift", "--repair", "--yes");
        await scene.RunAsync("drift");
        scene.Approve();
    }

    [Fact]
    public async Task The_history_is_the_one_of_the_database_whatever_the_files_say()
    {
        using var scene = await SmallAsync();
        scene.Revision("c3", "b2", "create table third (id int);", "drop table third;");
        await scene.RunAsync("upgrade", "-q");
        File.Delete(Path.Combine(scene.Folder, "migrations/c3.sql"));
        scene.Revision("b2", "a1", "create table edited (id int);");
        await scene.RunAsync("drift");
        await TestServer.ExecuteAsync(scene.ConnectionString, "drop table third");
        await scene.RunAsync("drift");
        scene.Approve();
    }

    [Fact]
    public async Task Rows_of_reference_data_drift_too()
    {
        using var scene = await SmallAsync(more: ", \"referenceData\": [ \"countries\" ]");
        scene.Revision("c3", "b2", "create table countries (code text primary key, name text);\ninsert into countries values ('JP', 'Japan'), ('DE', 'Germany');", "drop table countries;");
        await scene.RunAsync("upgrade", "-q");
        await TestServer.ExecuteAsync(scene.ConnectionString, "update countries set name = 'Nippon' where code = 'JP'", "insert into countries values ('FR', 'France')");
        await scene.RunAsync("drift");
        await scene.RunAsync("drift", "--no-rows");
        await scene.RunAsync("drift", "--repair", "--yes");
        await scene.RunAsync("drift");
        scene.Approve();
    }

    [Fact]
    public async Task What_makes_no_sense_is_a_clear_error()
    {
        using var scene = await SmallAsync();
        await TestServer.ExecuteAsync(scene.ConnectionString, "create table audit (id int)");
        await scene.RunAsync("drift", "--adopt", "--repair");
        await scene.RunAsync("drift", "--yes");
        await scene.RunAsync("drift", "-m", "text");
        scene.Revision("c3", "b2", "select 1;");
        await scene.RunAsync("drift", "--adopt");
        var empty = Scene.Url(await server.CreateDatabaseAsync());
        await scene.RunAsync("drift", "--url", empty);
        scene.ScrubUrl(empty).Approve();
    }

    [Fact]
    public async Task A_scratch_server_of_another_version_is_named_and_makes_no_drift()
    {
        var other = await server.OtherVersionAsync();
        try
        {
            using var scene = await SmallAsync();
            scene.Revision("c3", "b2", """
                create view named as select users.id, users.name from users where users.id > 0;
                create table days (day date not null check (day > '2000-01-01'), id bigint generated always as identity primary key);
                """, "drop table days; drop view named;");
            await scene.RunAsync("upgrade", "-q");
            var text = await File.ReadAllTextAsync(Path.Combine(scene.Folder, "retort.json"));
            scene.File("retort.json", $"{{ \"scratch\": \"{Scene.Url((await other.EnsureStartedAsync()).Url("postgres").ToConnectionString())}\",{text.TrimStart()[1..]}");

            await scene.RunAsync("drift");
            Assert.Equal(0, scene.ExitCode);
            Assert.Contains("what only the version makes different is left out", scene.Errors, StringComparison.Ordinal);
            await TestServer.ExecuteAsync(scene.ConnectionString, "alter table days add column note text");
            await scene.RunAsync("drift", "--json");
            Assert.Equal(3, scene.ExitCode);
            var report = System.Text.Json.JsonDocument.Parse(scene.Output).RootElement.GetProperty("reports")[0];
            Assert.Equal("alter table days add column note text", Assert.Single(report.GetProperty("statements").EnumerateArray()).GetString());
            Assert.NotEqual(report.GetProperty("serverVersions")[0].GetInt32(), report.GetProperty("serverVersions")[1].GetInt32());
        }
        finally
        {
            await other.DestroyAsync();
        }
    }

    private async Task<Scene> SmallAsync(string more = "")
    {
        var scene = await Scene.WithDatabaseAsync(server);
        scene.File("retort.json", $$"""{ "databases": { "app": { "url": "{{scene.DatabaseUrl}}", "revisions": "migrations", "fileName": "{id}_{slug}.sql"{{more}} } } }""");
        scene.Revision("a1", null, "create table users (id int primary key);", "drop table users;")
            .Revision("b2", "a1", "alter table users add column name text not null;", "alter table users drop column name;");
        return await scene.RunAsync("upgrade", "-q");
    }
}

using Npgsql;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;
using Retort.Workspaces.Doctor;

namespace Retort.Tests.Branches;

/// <summary>What the doctor says of real databases that are not well.</summary>
public sealed class DoctorTests(TestServer server)
{
    [Fact]
    public async Task A_sound_database_is_well()
    {
        using var scene = await SceneAsync();
        await scene.RunAsync("upgrade", "-q");
        await scene.RunAsync("doctor");
        Assert.EndsWith("All is well\n", scene.Output.ReplaceLineEndings("\n"));
        await scene.RunAsync("doctor", "--json");
        Assert.DoesNotContain("\"problem\"", scene.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"check\": \"pooler\"", scene.Output);
    }

    [Fact]
    public async Task Each_thing_that_is_not_well_has_a_way_to_mend_it()
    {
        using var scene = await SceneAsync();
        await scene.RunAsync("upgrade", "-q");
        var connection = Connection(scene);
        await TestServer.ExecuteAsync(connection, "create table dup (a int)", "insert into dup values (1), (1)");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => TestServer.ExecuteAsync(connection, "create unique index concurrently dup_a on dup (a)"));
        await TestServer.ExecuteAsync(connection, $"do $$ begin execute format('alter database %I set statement_timeout = 500', current_database()); end $$");
        scene.Revision("b2", "a1", "select 1;", "select 1;").Revision("c2", "a1", "select 1;", "select 1;");
        await scene.RunAsync("doctor");
        Assert.Contains("dup_a", scene.Output);
        Assert.Contains("reindex index concurrently", scene.Output);
        Assert.Contains("statement_timeout is 500 ms", scene.Output);
        Assert.Contains("problem  history        2 heads", scene.Output);
        Assert.Contains("1 problem, 2 warnings", scene.Output);
        Assert.Equal(3, scene.ExitCode);
    }

    [Fact]
    public async Task Revisions_of_another_branch_and_edited_ones_are_problems()
    {
        using var scene = await SceneAsync();
        scene.Revision("b2", "a1", "create table b (id int);", "drop table b;");
        await scene.RunAsync("upgrade", "-q");
        File.Delete(Path.Combine(scene.Folder, "migrations/b2.sql"));
        scene.Revision("a1", null, "create table users (id bigint);", "drop table users;");
        await scene.RunAsync("doctor");
        Assert.Contains("Run `retort switch`", scene.Output);
        Assert.Contains("revisions were edited after they were applied", scene.Output);
        Assert.Equal(3, scene.ExitCode);
    }

    [Fact]
    public async Task A_role_without_rights_is_told_which_it_lacks()
    {
        using var scene = await SceneAsync();
        await TestServer.ExecuteAsync($"{server.ConnectionString};Database=postgres", "do $$ begin create role doctor_guest login password 'x'; exception when duplicate_object then null; end $$");
        await scene.RunAsync("doctor", "--url", scene.DatabaseUrl.Replace(new Uri(scene.DatabaseUrl).UserInfo, "doctor_guest:x"));
        Assert.Contains("grant create on database", scene.Output);
        Assert.Equal(3, scene.ExitCode);
    }

    [Fact]
    public async Task A_database_for_reading_only_a_missing_one_and_an_unreachable_server()
    {
        using var scene = await SceneAsync();
        await TestServer.ExecuteAsync(Connection(scene), "do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$");
        await scene.RunAsync("doctor");
        Assert.Contains("transactions are read-only here", scene.Output);
        await scene.RunAsync("doctor", "--url", "postgresql://nobody@127.0.0.1:1/none");
        Assert.Contains("could not reach the server", scene.Output);
        Assert.Equal(3, scene.ExitCode);
    }

    [Theory]
    [InlineData(false, false, SslMode.Prefer, "Ok")]
    [InlineData(false, true, SslMode.Prefer, "Ok")]
    [InlineData(true, false, SslMode.Disable, "Warning")]
    [InlineData(true, false, SslMode.Prefer, "Warning")]
    [InlineData(true, true, SslMode.Require, "Warning")]
    [InlineData(true, true, SslMode.VerifyCA, "Ok")]
    [InlineData(true, true, SslMode.VerifyFull, "Ok")]
    public void The_way_to_another_machine_is_encrypted_and_its_certificate_checked(bool isRemote, bool isEncrypted, SslMode mode, string verdict) =>
        Assert.Equal(verdict, TlsDoctor.Examine(isRemote, isEncrypted, mode).Verdict.ToString());

    [Fact]
    public async Task A_library_that_sorts_otherwise_than_before_is_a_problem()
    {
        using var scene = await Scene.WithDatabaseAsync(server);
        await TestServer.ExecuteAsync(scene.ConnectionString, "do $$ begin execute 'create collation sorted (provider = icu, locale = ''de'')'; exception when others then null; end $$");
        await using var connection = new NpgsqlConnection(scene.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var has = new NpgsqlCommand("select exists (select from pg_collation where collname = 'sorted' and collversion is not null)", connection);
        if (await has.ExecuteScalarAsync(TestContext.Current.CancellationToken) is not true) Assert.Skip("this server was built without ICU, so its collations have no versions");
        await scene.RunAsync("doctor");
        Assert.DoesNotContain("collation", scene.Output);
        await TestServer.ExecuteAsync(scene.ConnectionString, "create table t (a text collate sorted)", "update pg_collation set collversion = '0.1' where collname = 'sorted'");
        await scene.RunAsync("doctor");
        Assert.Equal(3, scene.ExitCode);
        Assert.Contains("collation sorted: 0.1 then, ", scene.Output);
        Assert.Contains("refresh collation version", scene.Output);
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_read_is_a_finding_too()
    {
        using var scene = new Scene();
        scene.File("retort.json", "{ \"databases\": { \"app\": { \"urll\": 1 } } }");
        await scene.RunAsync("doctor", "--json");
        Assert.Contains("\"check\": \"configuration\"", scene.Output);
        Assert.Equal(3, scene.ExitCode);
        await scene.RunAsync("doctor");
        Assert.Contains("the key \"urll\" is not known. Did you mean `url`?", scene.Output);
        Assert.Contains("hint: Mend the places that are named", scene.Output);
    }

    [Fact]
    public async Task A_pooler_is_seen_and_the_way_past_it_asked_for()
    {
        using var scene = await SceneAsync();
        await using var bouncer = await Execution.Processes.PgBouncer.StartAsync(scene.ConnectionString);
        var through = Scene.Url(bouncer.To(scene.ConnectionString));
        scene.File("retort.json", $$"""{ "databases": { "app": { "url": "{{through}}", "revisions": "migrations" } } }""");
        // A pooler in transaction mode hands out any of its sessions: that another one answers shows it.
        await using var held = new NpgsqlConnection(bouncer.To($"{scene.ConnectionString};Pooling=false"));
        await held.OpenAsync(TestContext.Current.CancellationToken);
        await scene.RunAsync("doctor");
        Assert.Contains("warning  pooler         there is one: what cannot run in a transaction (CONCURRENTLY) will be refused", scene.Output);
        Assert.Contains("\"directUrl\"", scene.Output);
        scene.File("retort.json", $$"""{ "databases": { "app": { "url": "{{through}}", "directUrl": "{{scene.DatabaseUrl}}", "revisions": "migrations" } } }""");
        await scene.RunAsync("doctor");
        Assert.Contains("ok       pooler         there is one, and `directUrl` leads past it", scene.Output);
    }

    private static string Connection(Scene scene)
    {
        var uri = new Uri(scene.DatabaseUrl);
        return $"Host={uri.Host};Port={uri.Port};Username={uri.UserInfo.Split(':')[0]};Password={uri.UserInfo.Split(':')[1]};Database={uri.AbsolutePath[1..]};Pooling=false";
    }

    private async Task<Scene> SceneAsync()
    {
        var scene = await Scene.WithDatabaseAsync(server);
        return scene.Revision("a1", null, "create table users (id int primary key);", "drop table users;");
    }
}

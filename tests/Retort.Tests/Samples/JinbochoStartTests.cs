using System.Net;
using Npgsql;
using Retort.Tests.Execution;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>Each service of samples/Jinbocho migrates its own database when it starts.</summary>
public sealed class JinbochoStartTests(TestServer server)
{
    [Theory]
    [InlineData("Auth", 6)]
    [InlineData("Catalog", 8)]
    [InlineData("Ai", 6)]
    public async Task A_service_brings_an_empty_database_to_head_by_itself(string name, int revisions)
    {
        await using var service = await Jinbocho.StartAsync(server, name);
        Assert.Equal($"{revisions}", await new TestDatabase(service.ConnectionString).QueryAsync("select count(*) from retort.revision"));
    }

    [Fact]
    public async Task A_service_makes_its_database_when_there_is_none()
    {
        var missing = await server.CreateDatabaseAsync();
        await server.DropDatabaseAsync(missing);
        await using var auth = await Jinbocho.ListenAsync("Auth", missing);
        await auth.ReadyAsync();
        await auth.RegisterAsync("yuki@example.org");
    }

    [Fact]
    public async Task A_service_answers_503_until_its_database_is_at_head()
    {
        var database = await server.CreateDatabaseAsync();
        await using var blocker = await LockAsync(database);
        await using var auth = await Jinbocho.ListenAsync("Auth", database);
        Assert.Equal(HttpStatusCode.OK, (await auth.SendAsync("GET", "/health/live")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await auth.SendAsync("GET", "/health/ready")).Status);
        var (status, problem) = await auth.SendAsync("POST", "/auth/login", new { email = "yuki@example.org", password = "a long password" });
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "The database is being migrated."), (status, problem.GetProperty("detail").GetString()));

        await blocker.CloseAsync();
        await auth.ReadyAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, (await auth.SendAsync("POST", "/auth/login", new { email = "yuki@example.org", password = "a long password" })).Status);
    }

    [Fact]
    public async Task Several_replicas_start_at_once_and_one_of_them_migrates()
    {
        var database = await server.CreateDatabaseAsync();
        var replicas = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Jinbocho.ListenAsync("Catalog", database)));
        foreach (var replica in replicas) await replica.ReadyAsync();
        Assert.Equal("8", await new TestDatabase(database).QueryAsync("select count(*) from retort.revision"));
        foreach (var replica in replicas) await replica.DisposeAsync();
    }

    [Fact]
    public async Task A_service_whose_migration_fails_ends_and_leaves_a_whole_state()
    {
        var database = await server.CreateDatabaseAsync();
        await TestServer.ExecuteAsync(database, "create table refresh_tokens (id int)");
        await using var auth = await Jinbocho.ListenAsync("Auth", database);
        Assert.Equal(1, await auth.ExitAsync());
        Assert.Contains("relation \"refresh_tokens\" already exists", auth.Output);
        Assert.Equal("4b84af585013", await new TestDatabase(database).QueryAsync("select id from retort.revision"));
    }

    [Fact]
    public async Task A_service_has_the_verbs_of_the_tool()
    {
        var database = await server.CreateDatabaseAsync();
        foreach (var (words, said) in new[] { ("upgrade", "Upgraded auth"), ("current", "a4818e"), ("downgrade -1", "a4818e"), ("current", "1db5ca"), ("history", "create families and users") })
        {
            var (code, output) = await SampleProgram.RunAsync("samples/Jinbocho/Auth", ["retort", .. words.Split(' ')], Jinbocho.Environment("Auth", database));
            Assert.Equal(0, code);
            Assert.Contains(said, output);
        }
    }

    /// <summary>Another run at work.</summary>
    private static async Task<NpgsqlConnection> LockAsync(string database)
    {
        var session = new NpgsqlConnection(database);
        await session.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand($"select pg_advisory_lock({Retort.Execution.Ledgers.Ledger.LockKey})", session);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return session;
    }
}

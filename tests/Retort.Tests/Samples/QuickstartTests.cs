using System.Net;
using System.Net.Http.Json;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>The API of samples/Quickstart over its database package, and the package's own tests, as processes.</summary>
public sealed class QuickstartTests(TestServer server)
{
    private const string Api = "samples/Quickstart/packages/api";

    [Fact]
    public async Task A_route_gets_the_database_injected_over_a_pool()
    {
        var database = await server.CreateDatabaseAsync();
        var url = Url(database);
        Assert.Equal(0, (await SampleProgram.RunAsync(Api, ["retort", "upgrade"], url)).ExitCode);
        await using var api = await SampleProgram.ListenAsync(Api, url);
        var answer = await api.Client.PostAsJsonAsync("/users", new { email = "Ada@Example.com", name = "Ada" });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        for (var time = 0; time < 20; time++)
            Assert.Contains("\"email\":\"ada@example.com\"", await api.Client.GetStringAsync(answer.Headers.Location));
        Assert.Equal(HttpStatusCode.NotFound, (await api.Client.GetAsync("/users/999")).StatusCode);
        Assert.Equal("1", await new Execution.TestDatabase(database).QueryAsync("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"));
        Assert.DoesNotContain("SELECT u", api.Output);
    }

    [Fact]
    public async Task The_health_check_says_whether_the_database_answers_and_is_at_head()
    {
        var database = await server.CreateDatabaseAsync();
        await using (var api = await SampleProgram.ListenAsync(Api, Url(database)))
        {
            Assert.Contains("\"status\":\"healthy\"", await api.Client.GetStringAsync("/health"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await api.Client.GetAsync("/ready")).StatusCode);
            await SampleProgram.RunAsync(Api, ["retort", "upgrade"], Url(database));
            Assert.Equal(HttpStatusCode.OK, (await api.Client.GetAsync("/ready")).StatusCode);
            await server.DropDatabaseAsync(database);
            var answer = await api.Client.GetAsync("/health");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("\"status\":\"unhealthy\"", await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task The_SQL_is_logged_where_that_is_asked_for()
    {
        var database = await server.CreateDatabaseAsync();
        await SampleProgram.RunAsync(Api, ["retort", "upgrade"], Url(database));
        await using var api = await SampleProgram.ListenAsync(Api, Url(database), ("DB_ECHO", "true"));
        await api.Client.GetAsync("/users/1");
        Assert.Contains("SELECT u", api.Output);
    }

    [Fact]
    public async Task The_tests_of_the_package_roll_back_what_they_do()
    {
        var database = await server.CreateDatabaseAsync();
        var (code, output) = await SampleProgram.RunAsync("samples/Quickstart/packages/db.tests", ["--no-ansi", "--no-progress"], ("RETORT_TEST_DATABASE", Scene.Url(database)));
        Assert.True(code == 0, output);
        Assert.Contains("succeeded: 5", output);
    }

    /// <summary>As SQLAlchemy writes addresses.</summary>
    private static (string, string) Url(string database) => ("DATABASE_URL", Scene.Url(database).Replace("postgresql://", "postgresql+asyncpg://", StringComparison.Ordinal));
}

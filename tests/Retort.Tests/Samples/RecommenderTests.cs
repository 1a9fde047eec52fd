using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>The service of samples/Recommender, by HTTP.</summary>
public sealed class RecommenderTests(TestServer server)
{
    private const string Backend = "samples/Recommender/recommender-be";

    [Fact]
    public async Task The_service_does_not_start_before_the_first_migration()
    {
        var database = Url(await server.CreateDatabaseAsync());
        var (code, output) = await SampleProgram.RunAsync(Backend, [], database);
        Assert.NotEqual(0, code);
        Assert.Contains("pending: fd60b64ea456  initial database schema", output);
        Assert.Contains("retort upgrade", output);
        Assert.Equal(0, (await SampleProgram.RunAsync(Backend, ["retort", "upgrade"], database)).ExitCode);
        await using var service = await SampleProgram.ListenAsync(Backend, database);
    }

    [Fact]
    public async Task Somebody_registers_logs_in_and_logs_out()
    {
        var database = await server.CreateDatabaseAsync();
        await SampleProgram.RunAsync(Backend, ["retort", "upgrade"], Url(database));
        await using var service = await SampleProgram.ListenAsync(Backend, Url(database));
        var ada = new { email = "Ada@example.com", password = "difference engine" };
        Assert.Equal(HttpStatusCode.Created, (await service.Client.PostAsJsonAsync("/users", ada)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await service.Client.PostAsJsonAsync("/users", ada)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.Client.PostAsJsonAsync("/sessions", ada with { password = "guess" })).StatusCode);
        var (first, second) = (await LogInAsync(service, ada), await LogInAsync(service, ada));

        Assert.Contains("\"email\":\"ada@example.com\"", await (await SendAsync(service, HttpMethod.Get, "/me", first)).Content.ReadAsStringAsync());
        Assert.Equal("0", await new Execution.TestDatabase(database).QueryAsync($"select count(*) from sessions where session_token in ('{first}', '{second}')"));
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(service, HttpMethod.Delete, "/sessions", first)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(service, HttpMethod.Get, "/me", first)).StatusCode);
        await TestServer.ExecuteAsync(database, "update sessions set expires_at = now() - interval '1 second'");
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(service, HttpMethod.Get, "/me", second)).StatusCode);
    }

    private static async Task<string> LogInAsync(SampleProgram service, object credentials)
    {
        var answer = await service.Client.PostAsJsonAsync("/sessions", credentials);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, service.Output);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("token").GetString()!;
    }

    private static Task<HttpResponseMessage> SendAsync(SampleProgram service, HttpMethod method, string path, string token) =>
        service.Client.SendAsync(new(method, path) { Headers = { { "X-Session", token } } });

    private static (string, string) Url(string database) => ("ConnectionStrings__recommender", Scene.Url(database));
}

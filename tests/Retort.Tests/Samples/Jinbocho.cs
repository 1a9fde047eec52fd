using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Retort.Tests.CommandLine;
using Retort.Tests.Fixtures;

namespace Retort.Tests.Samples;

/// <summary>A service of samples/Jinbocho as a process, its database on the test server, and a person who speaks to it.</summary>
internal sealed class Jinbocho : IAsyncDisposable
{
    private readonly SampleProgram program;

    private Jinbocho(SampleProgram program, string connectionString) => (this.program, ConnectionString) = (program, connectionString);

    /// <summary>Leads to its database.</summary>
    public string ConnectionString { get; }

    public Uri Address => program.Client.BaseAddress!;

    public string Output => program.Output;

    /// <summary>Starts a service on an empty database of its own, and waits until that is at head.</summary>
    public static async Task<Jinbocho> StartAsync(TestServer server, string name, params (string Name, string Value)[] environment)
    {
        var service = await ListenAsync(name, await server.CreateDatabaseAsync(), environment);
        await service.program.ReadyAsync();
        return service;
    }

    /// <summary>Starts a service, and waits only until it listens.</summary>
    public static async Task<Jinbocho> ListenAsync(string name, string connectionString, params (string Name, string Value)[] environment) =>
        new(await SampleProgram.ListenAsync($"samples/Jinbocho/{name}", [.. Environment(name, connectionString), .. environment]), connectionString);

    /// <summary>What a service is told where it runs.</summary>
    public static (string Name, string Value)[] Environment(string name, string connectionString) =>
        [($"ConnectionStrings__{name.ToLowerInvariant()}", Scene.Url(connectionString)), ("Jinbocho__Secret", "a secret of the tests that is long enough")];

    public Task ReadyAsync() => program.ReadyAsync();

    public Task<int> ExitAsync() => program.ExitAsync();

    /// <summary>Sends a request; returns the status and the body, which is undefined where there is none.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string method, string path, object? body = null, string? token = null)
    {
        using var request = new HttpRequestMessage(new(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await program.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }

    /// <summary>Sends a request that has to succeed; returns the body.</summary>
    public async Task<JsonElement> DoAsync(string method, string path, object? body = null, string? token = null)
    {
        var (status, answer) = await SendAsync(method, path, body, token);
        Assert.True((int)status is >= 200 and < 300, $"{method} {path}: {status} {answer}\n{Output}");
        return answer;
    }

    /// <summary>Registers a family and signs its admin in; returns the pair of tokens.</summary>
    public async Task<(string Access, string Refresh)> RegisterAsync(string email)
    {
        await DoAsync("POST", "/auth/register", new { familyName = "Tanaka", email, password = "a long password", fullName = "Yuki Tanaka" });
        return await SignInAsync(email);
    }

    public async Task<(string Access, string Refresh)> SignInAsync(string email, string password = "a long password")
    {
        var pair = await DoAsync("POST", "/auth/login", new { email, password });
        return (pair.GetProperty("accessToken").GetString()!, pair.GetProperty("refreshToken").GetString()!);
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();
}

using System.Net;
using System.Text.Json;
using Retort.Errors;

namespace Retort.Server.Compose;

/// <summary>A service of a compose file that is a PostgreSQL, as the engine itself reads the file.</summary>
internal sealed record ComposeService
{
    private const int PostgresPort = 5432;

    private static readonly string[] Names = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    public required string File { get; init; }

    public required string Name { get; init; }

    public required string User { get; init; }

    public required string Password { get; init; }

    /// <summary>Whether the file says how to see that it is well.</summary>
    public bool HasHealthCheck { get; init; }

    /// <summary>The compose file of a workspace's folder.</summary>
    public static string FileIn(string folder) => Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(System.IO.File.Exists)
        ?? throw new ConfigurationException("no-compose-service", "the workspace has no compose file") { Detail = $"Looked for {string.Join(", ", Names)}.", Where = [folder], Hint = "Write one, or use the server that needs no container: `retort db start`." };

    /// <summary>Reads the file; all its services where none is told, of which one must be a PostgreSQL.</summary>
    public static async Task<ComposeService> ReadAsync(ContainerEngine engine, string file, string? told, CancellationToken cancellation)
    {
        var result = await engine.RunAsync(file, ["config", "--format", "json"], cancellation);
        if (!result.Succeeded) throw new ConfigurationException("no-compose-service", $"{engine.Name} cannot read the compose file") { Detail = result.Excerpt, Where = [file] };
        using var json = JsonDocument.Parse(result.Output);
        var services = json.RootElement.TryGetProperty("services", out var all) ? all.EnumerateObject().ToList() : [];
        var chosen = services.Where(service => told is null ? IsPostgres(service.Value) : service.Name == told).ToList();
        if (chosen is not [var one]) throw NotOne(file, told, services.Select(service => service.Name), chosen.Select(service => service.Name).ToList());
        CheckPort(file, one);
        return new ComposeService
        {
            File = file,
            Name = one.Name,
            User = Variable(one.Value, "POSTGRES_USER") ?? RunningServer.Role,
            Password = Variable(one.Value, "POSTGRES_PASSWORD") ?? (Variable(one.Value, "POSTGRES_HOST_AUTH_METHOD") == "trust" ? "" : throw NoPassword(file, one.Name)),
            HasHealthCheck = one.Value.TryGetProperty("healthcheck", out var check) && check.ValueKind == JsonValueKind.Object,
        };
    }

    private static bool IsPostgres(JsonElement service) =>
        (service.TryGetProperty("image", out var image) && image.GetString() is { } name && name.Contains("postg", StringComparison.OrdinalIgnoreCase)) || Variable(service, "POSTGRES_PASSWORD") is not null;

    private static string? Variable(JsonElement service, string name) =>
        service.TryGetProperty("environment", out var all) && all.ValueKind == JsonValueKind.Object && all.TryGetProperty(name, out var value) ? value.ToString() : null;

    /// <summary>A database for development answers on this machine alone.</summary>
    private static void CheckPort(string file, JsonProperty service)
    {
        var ports = service.Value.TryGetProperty("ports", out var all) ? all.EnumerateArray().Where(port => port.TryGetProperty("target", out var target) && target.ToString() == $"{PostgresPort}").ToList() : [];
        var open = ports.FirstOrDefault(port => !(port.TryGetProperty("host_ip", out var host) && IPAddress.TryParse(host.GetString(), out var address) && IPAddress.IsLoopback(address)));
        if (ports.Count > 0 && open.ValueKind == JsonValueKind.Undefined) return;
        throw new ConfigurationException("compose-port", ports.Count == 0 ? $"service \"{service.Name}\" publishes no port {PostgresPort}" : $"service \"{service.Name}\" is open to other machines")
        {
            Detail = ports.Count == 0 ? null : "Its port is published on every address of this machine.",
            Where = [file],
            State = "Nothing was started.",
            Hint = $"Write `ports: [\"127.0.0.1:{PostgresPort}:{PostgresPort}\"]`, or another port in the middle.",
        };
    }

    private static ConfigurationException NotOne(string file, string? told, IEnumerable<string> services, List<string> found) => new("no-compose-service",
        told is not null ? $"the compose file has no service \"{told}\"" : found.Count == 0 ? "no service of the compose file is a PostgreSQL" : "several services of the compose file are a PostgreSQL")
    {
        Detail = $"It has {string.Join(", ", services.Select(name => $"\"{name}\""))}.",
        Where = [file],
        Hint = found.Count > 1 ? $"Name one: `retort db start --compose {found[0]}`." : null,
    };

    private static ConfigurationException NoPassword(string file, string service) => new("no-compose-service", $"service \"{service}\" does not say its password")
    {
        Detail = "POSTGRES_PASSWORD is read; a file or a secret is not.",
        Where = [file],
        Hint = "Set `POSTGRES_PASSWORD` in its `environment`; it may come from `.env`.",
    };
}

using System.Text.Json;
using Retort.Errors;

namespace Retort.Server.Compose;

/// <summary>Reads a compose file as Docker Compose writes it out, in JSON: nothing is made for that.</summary>
internal sealed class ComposeJson(ContainerEngine engine, string file)
{
    public async Task<ComposeService> ReadAsync(string? told, CancellationToken cancellation)
    {
        var result = await engine.ComposeAsync(file, ["config", "--format", "json"], cancellation);
        if (!result.Succeeded) throw new ConfigurationException("no-compose-service", $"{engine.Compose.Name} cannot read the compose file") { Detail = ComposeTool.Words(result), Where = [file] };
        using var json = JsonDocument.Parse(result.Output);
        var services = json.RootElement.TryGetProperty("services", out var all) ? all.EnumerateObject().ToList() : [];
        var one = ComposeService.Choose(file, told, [.. services.Select(service => (service.Name, IsPostgres(service.Value), service))]);
        ComposePorts.Check(file, one.Name, [.. Ports(one.Value)]);
        return ComposeService.Of(file, one.Name, name => Variable(one.Value, name));
    }

    private static bool IsPostgres(JsonElement service) =>
        (service.TryGetProperty("image", out var image) && image.GetString() is { } name && name.Contains("postg", StringComparison.OrdinalIgnoreCase)) || Variable(service, "POSTGRES_PASSWORD") is not null;

    private static string? Variable(JsonElement service, string name) =>
        service.TryGetProperty("environment", out var all) && all.ValueKind == JsonValueKind.Object && all.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static IEnumerable<string> Ports(JsonElement service) => service.TryGetProperty("ports", out var all)
        ? all.EnumerateArray().Where(port => port.TryGetProperty("target", out var target) && target.ToString() == $"{ComposeService.PostgresPort}").Select(port => port.TryGetProperty("host_ip", out var host) ? host.ToString() : "")
        : [];
}

using System.Globalization;
using System.Text.Json;

namespace Retort.Server.Compose;

/// <summary>The container of a service, as <c>inspect</c> shows it; Docker and Podman write the same form, with gaps of their own.</summary>
internal sealed record ServiceContainer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary><c>created</c>, <c>running</c>, <c>restarting</c>, <c>exited</c>, ...</summary>
    public required string State { get; init; }

    public int ExitCode { get; init; }

    /// <summary>How often the engine started it again.</summary>
    public int Restarts { get; init; }

    /// <summary><c>healthy</c>, <c>unhealthy</c>, <c>starting</c>; empty where nobody has looked.</summary>
    public string Health { get; init; } = "";

    /// <summary>How long the check may fail until it counts; null where there is none.</summary>
    public TimeSpan? HealthPatience { get; init; }

    public ValueList<string> Environment { get; init; }

    /// <summary>Where its port of PostgreSQL is published, as <c>address:port</c>.</summary>
    public ValueList<(string Host, string Port)> Ports { get; init; }

    /// <summary>Where its data is.</summary>
    public ValueList<ContainerMount> Mounts { get; init; }

    public ValueList<string> Networks { get; init; }

    /// <summary>The project that Compose made it for.</summary>
    public string? Project { get; init; }

    /// <summary>The group of containers that podman-compose puts a project's into.</summary>
    public string? Pod { get; init; }

    /// <summary>A variable of its environment.</summary>
    public string? Variable(string name) => Environment.FirstOrDefault(one => one.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>Reads what <c>inspect</c> wrote of one.</summary>
    public static ServiceContainer Read(JsonElement json)
    {
        var (state, config) = (At(json, nameof(State)), json.GetProperty("Config"));
        var labels = At(config, "Labels");
        return new ServiceContainer
        {
            Id = Text(json, "Id"),
            Name = Text(json, "Name").TrimStart('/'),
            State = Text(state, "Status"),
            ExitCode = Number(state, "ExitCode"),
            Restarts = Number(json, "RestartCount"),
            Health = Text(At(state, nameof(Health)) is { ValueKind: JsonValueKind.Object } health ? health : At(state, "Healthcheck"), "Status"),
            HealthPatience = Patience(At(config, "Healthcheck")),
            Environment = Items(At(config, "Env")).Select(one => one.ToString()).ToValueList(),
            Ports = Bindings(At(At(json, "NetworkSettings"), "Ports")) is { Count: > 0 } bound ? bound : Bindings(At(At(json, "HostConfig"), "PortBindings")),
            Mounts = Items(At(json, "Mounts")).Select(mount => new ContainerMount(Text(mount, "Type") == "volume", Text(mount, "Name") is { Length: > 0 } name ? name : Text(mount, "Source"))).ToValueList(),
            Networks = Names(At(At(json, "NetworkSettings"), "Networks")),
            Project = Text(labels, "com.docker.compose.project") is { Length: > 0 } project ? project : null,
            Pod = Text(json, "Pod") is { Length: > 0 } pod ? pod : null,
        };
    }

    /// <summary>Podman without a <c>Retries</c> tries three times, every thirty seconds, as Docker does.</summary>
    private static TimeSpan? Patience(JsonElement check)
    {
        if (Items(At(check, "Test")).Select(word => word.ToString()).FirstOrDefault() is null or "NONE") return null;
        var (interval, retries) = (Nanoseconds(check, "Interval") ?? TimeSpan.FromSeconds(30), Number(check, "Retries") is > 0 and var told ? told : 3);
        return (Nanoseconds(check, "StartPeriod") ?? TimeSpan.Zero) + (interval * retries);
    }

    private static TimeSpan? Nanoseconds(JsonElement json, string name) => At(json, name) is { ValueKind: JsonValueKind.Number } number && number.GetInt64() is > 0 and var told ? TimeSpan.FromTicks(told / 100) : null;

    private static ValueList<(string Host, string Port)> Bindings(JsonElement ports) =>
        Items(At(ports, $"{ComposeService.PostgresPort}/tcp")).Select(one => (Text(one, "HostIp"), Text(one, "HostPort"))).ToValueList();

    private static ValueList<string> Names(JsonElement map) => map.ValueKind == JsonValueKind.Object ? map.EnumerateObject().Select(one => one.Name).ToValueList() : [];

    private static JsonElement At(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    private static IEnumerable<JsonElement> Items(JsonElement json) => json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : [];

    private static string Text(JsonElement json, string name) => At(json, name) is { ValueKind: not JsonValueKind.Undefined and not JsonValueKind.Null } value ? value.ToString() : "";

    private static int Number(JsonElement json, string name) => int.TryParse(Text(json, name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

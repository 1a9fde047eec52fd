using Retort.Configuration;
using Retort.Errors;

namespace Retort.Server.Compose;

/// <summary>A service of a compose file that is a PostgreSQL, as Compose itself reads the file.</summary>
internal sealed record ComposeService
{
    public const int PostgresPort = 5432;

    private static readonly string[] Names = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    public required string File { get; init; }

    public required string Name { get; init; }

    public required string User { get; init; }

    public required string Password { get; init; }

    /// <summary>The compose file of a workspace's folder.</summary>
    public static string FileIn(string folder) => Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(System.IO.File.Exists)
        ?? throw new ConfigurationException("no-compose-service", "the workspace has no compose file") { Detail = $"Looked for {string.Join(", ", Names)}.", Where = [folder], Hint = "Write one, or use the server that needs no container: `retort db start`." };

    /// <summary>Reads the file; all its services where none is told, of which one must be a PostgreSQL.</summary>
    public static Task<ComposeService> ReadAsync(ContainerEngine engine, string file, string? told, CancellationToken cancellation) => engine.Compose.WritesJson
        ? new ComposeJson(engine, file).ReadAsync(told, cancellation)
        : new ComposeTrial(engine, file).ReadAsync(told, cancellation);

    /// <summary>A service whose environment is known.</summary>
    /// <exception cref="ConfigurationException">It does not say its password.</exception>
    public static ComposeService Of(string file, string name, Func<string, string?> variable) => new()
    {
        File = file,
        Name = name,
        User = variable("POSTGRES_USER") ?? RunningServer.Role,
        Password = variable("POSTGRES_PASSWORD") ?? (variable("POSTGRES_HOST_AUTH_METHOD") == "trust" ? "" : throw NoPassword(file, name)),
    };

    /// <summary>A text of another program, in case it repeats the password.</summary>
    public string Masked(string text) => new DatabaseUrl { Database = "", Password = Password }.Masked(text);

    /// <summary>The one that was told, or the only one that is a PostgreSQL.</summary>
    public static T Choose<T>(string file, string? told, IReadOnlyList<(string Name, bool IsPostgres, T Service)> all)
    {
        var chosen = all.Where(service => told is null ? service.IsPostgres : service.Name == told).ToList();
        if (chosen is [var one]) return one.Service;
        throw new ConfigurationException("no-compose-service",
            told is not null ? $"the compose file has no service \"{told}\"" : chosen.Count == 0 ? "no service of the compose file is a PostgreSQL" : "several services of the compose file are a PostgreSQL")
        {
            Detail = $"It has {string.Join(", ", all.Select(service => $"\"{service.Name}\""))}.",
            Where = [file],
            Hint = chosen.Count > 1 ? $"Name one: `retort db start --compose {chosen[0].Name}`." : null,
        };
    }

    private static ConfigurationException NoPassword(string file, string service) => new("no-compose-service", $"service \"{service}\" does not say its password")
    {
        Detail = "POSTGRES_PASSWORD is read; a file or a secret is not.",
        Where = [file],
        Hint = "Set `POSTGRES_PASSWORD` in its `environment`; it may come from `.env`.",
    };
}

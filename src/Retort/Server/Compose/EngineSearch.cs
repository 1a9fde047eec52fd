using System.Text.Json;
using Retort.Errors;

namespace Retort.Server.Compose;

/// <summary>Finds an engine that answers and has a Compose: a program that is installed may have nobody behind it.</summary>
internal static class EngineSearch
{
    /// <summary>Chooses one where there are both: a name or a path.</summary>
    public const string Variable = "RETORT_CONTAINER_ENGINE";

    public const string Podman = "podman";

    private static readonly string[] Known = ["docker", Podman];

    /// <summary>The first that works.</summary>
    /// <param name="remembered">The one that has the container already; null where there is none yet.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="ServerException">There is none, or none that works and has a Compose (<c>no-container-engine</c>).</exception>
    public static async Task<ContainerEngine> FindAsync(string? remembered, CancellationToken cancellation)
    {
        string[] wanted = remembered is not null ? [remembered] : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } told ? [told] : Known;
        var refusals = new List<string>();
        foreach (var path in wanted.Select(Locate).OfType<string>())
        {
            var (engine, refusal) = await TryAsync(path, cancellation);
            if (engine is not null) return engine;
            refusals.Add(refusal);
        }

        throw new ServerException("no-container-engine", refusals.Count == 0 ? $"there is no {string.Join(" and no ", wanted)} on this machine" : "no container engine here works with a Compose")
        {
            Detail = refusals.Count == 0 ? "They are looked for in PATH." : string.Join('\n', refusals),
            State = "Nothing was started.",
            Hint = "Install Docker or Podman with Compose, or use the server that needs no container: `retort db start --own`.",
        };
    }

    private static async Task<(ContainerEngine? Engine, string Refusal)> TryAsync(string path, CancellationToken cancellation)
    {
        var result = await ProgramRunner.RunAsync([path, "info", "--format", "{{json .}}"], cancellationToken: cancellation);
        if (!result.Succeeded || Version(result.Output) is not var (name, version)) return (null, $"{path}: {ComposeTool.Words(result with { Output = "" })}");
        string[][] candidates = name == Podman ? [[path, "compose"], ["podman-compose", "--podman-path", path]] : [[path, "compose"], ["docker-compose"]];
        var refusals = new List<string>();
        foreach (var candidate in candidates.Where(candidate => Locate(candidate[0]) is not null))
        {
            var (tool, refusal) = await ComposeTool.TryAsync(candidate, cancellation);
            if (tool is not null) return (new ContainerEngine(name, path, version, tool), "");
            refusals.Add(refusal);
        }

        return (null, string.Join('\n', refusals));
    }

    /// <summary>Which of the two it is, by what it says and not by its name: Podman answers to <c>docker</c> too.</summary>
    private static (string Name, string Version)? Version(string json)
    {
        try
        {
            using var tree = JsonDocument.Parse(json);
            if (tree.RootElement.TryGetProperty("ServerVersion", out var server) && server.GetString() is { Length: > 0 } docker) return ("docker", docker);
            return tree.RootElement.TryGetProperty("version", out var all) && all.TryGetProperty("Version", out var version) ? (Podman, version.ToString()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Locate(string name) => name.Contains(Path.DirectorySeparatorChar)
        ? File.Exists(name) ? name : null
        : SearchPath.Find(OperatingSystem.IsWindows() ? $"{name}.exe" : name);
}

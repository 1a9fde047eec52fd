using Retort.Errors;

namespace Retort.Server.Compose;

/// <summary>The program that runs containers: <c>docker</c> or <c>podman</c>, whichever is in PATH and knows <c>compose</c>.</summary>
internal sealed record ContainerEngine(string Name, string Path)
{
    /// <summary>Chooses one where there are both: a name or a path.</summary>
    public const string Variable = "RETORT_CONTAINER_ENGINE";

    private static readonly string[] Known = ["docker", "podman"];

    /// <exception cref="ServerException">There is none, or none that knows <c>compose</c> (<c>no-container-engine</c>).</exception>
    public static async Task<ContainerEngine> FindAsync(CancellationToken cancellation)
    {
        string[] wanted = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } told ? [told] : Known;
        var refusals = new List<string>();
        foreach (var name in wanted)
        {
            if (Locate(name) is not { } path) continue;
            var engine = new ContainerEngine(System.IO.Path.GetFileNameWithoutExtension(path), path);
            var version = await engine.RunAsync(null, ["version"], cancellation);
            if (version.Succeeded) return engine;
            refusals.Add($"{path} compose: {version.Excerpt}");
        }

        throw new ServerException("no-container-engine", refusals.Count == 0 ? $"there is no {string.Join(" and no ", wanted)} on this machine" : "no container engine here knows `compose`")
        {
            Detail = refusals.Count == 0 ? "They are looked for in PATH." : string.Join('\n', refusals),
            State = "Nothing was started.",
            Hint = "Install Docker or Podman with Compose, or use the server that needs no container: `retort db start`.",
        };
    }

    /// <summary>Runs <c>compose</c> on a file.</summary>
    public Task<ProgramResult> RunAsync(string? file, IEnumerable<string> arguments, CancellationToken cancellation) => ProgramRunner.RunAsync(
        [Path, "compose", .. file is null ? [] : (string[])["--file", file], .. arguments], folder: file is null ? null : System.IO.Path.GetDirectoryName(file), cancellationToken: cancellation);

    private static string? Locate(string name) => name.Contains(System.IO.Path.DirectorySeparatorChar)
        ? File.Exists(name) ? name : null
        : SearchPath.Find(OperatingSystem.IsWindows() ? $"{name}.exe" : name);
}

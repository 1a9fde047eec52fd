using System.Text.Json;

namespace Retort.Server.Compose;

/// <summary>Finds the container of a service, by the labels that every Compose gives it, and removes it.</summary>
internal sealed class ServiceContainers(ContainerEngine engine, string file)
{
    private const string Label = "com.docker.compose";

    /// <summary>Null where there is none.</summary>
    public async Task<ServiceContainer?> FindAsync(string service, CancellationToken cancellation)
    {
        var found = await EngineAsync(["ps", "--all", "--quiet", "--no-trunc", .. Filter("service", service), .. Filter("project.working_dir", Path.GetDirectoryName(file)!)], cancellation);
        var ids = Lines(found);
        if (ids.Length == 0) return null;
        using var json = JsonDocument.Parse((await EngineAsync(["container", "inspect", .. ids], cancellation)).Output);
        return json.RootElement.EnumerateArray().Where(IsOfFile).Select(ServiceContainer.Read).OrderByDescending(one => one.State == "running").FirstOrDefault();
    }

    /// <summary>What a teardown takes: a volume goes when Compose made it for this project.</summary>
    public async Task<ComposeParts> PartsAsync(string service, CancellationToken cancellation)
    {
        if (await FindAsync(service, cancellation) is not { } container) return new ComposeParts(null, [], []);
        var volumes = new List<string>();
        foreach (var mount in container.Mounts.Where(mount => mount.IsVolume))
            if (await IsOwnAsync(mount.Name, container.Project, cancellation)) volumes.Add(mount.Name);
        return new ComposeParts(container, volumes.ToValueList(), container.Mounts.Select(mount => mount.Name).Except(volumes).ToValueList());
    }

    /// <summary>Removes them, and the network and the pod of the project with the last of its containers.</summary>
    /// <returns>What could not be removed, in the engine's words.</returns>
    public async Task<ValueList<string>> RemoveAsync(ComposeParts parts, CancellationToken cancellation)
    {
        if (parts.Container is { } gone) await EngineAsync(["rm", "--force", "--volumes", gone.Id], cancellation);
        var failed = new List<string>();
        foreach (var volume in parts.Volumes)
        {
            var result = await engine.RunAsync(["volume", "rm", volume], cancellation);
            // An anonymous one went with its container.
            if (!result.Succeeded && (await VolumesAsync(null, cancellation)).Contains(volume)) failed.Add(result.Excerpt);
        }

        if (parts.Container is { Project: { } project } container) await SweepAsync(project, container.Pod, cancellation);
        return failed.ToValueList();
    }

    /// <summary>Removes the networks and the pod of a project that has no container any more.</summary>
    public async Task SweepAsync(string project, string? pod, CancellationToken cancellation)
    {
        if (Lines(await EngineAsync(["ps", "--all", "--quiet", .. Filter("project", project)], cancellation)).Length > 0) return;
        if (pod is not null) await engine.RunAsync(["pod", "rm", pod], cancellation);
        foreach (var network in Lines(await EngineAsync(["network", "ls", "--format", "{{.Name}}", .. Filter("project", project)], cancellation))) await engine.RunAsync(["network", "rm", network], cancellation);
    }

    /// <summary>The file's own, or an anonymous one, which nobody else can have.</summary>
    private async Task<bool> IsOwnAsync(string volume, string? project, CancellationToken cancellation)
    {
        if (volume.Length == 64 && volume.All(char.IsAsciiHexDigitLower)) return true;
        return project is not null && (await VolumesAsync(project, cancellation)).Contains(volume);
    }

    /// <summary>The names of a project's volumes, or of all.</summary>
    public async Task<ValueList<string>> VolumesAsync(string? project, CancellationToken cancellation) =>
        Lines(await EngineAsync(["volume", "ls", "--quiet", .. project is null ? [] : Filter("project", project)], cancellation)).ToValueList();

    /// <summary>A folder may have several compose files; `compose run` makes further containers of a service.</summary>
    private bool IsOfFile(JsonElement container)
    {
        var labels = container.GetProperty("Config").GetProperty("Labels");
        string Text(string name) => labels.TryGetProperty($"{Label}.{name}", out var value) ? value.ToString() : "";
        return Text("project.config_files").Split(',').Contains(file) && !Text("oneoff").Equals("true", StringComparison.OrdinalIgnoreCase);
    }

    private Task<ProgramResult> EngineAsync(string[] arguments, CancellationToken cancellation) => ComposeFailure.CheckAsync(engine.RunAsync(arguments, cancellation), engine, file, $"run `{engine.Name} {arguments[0]}`");

    private static string[] Filter(string label, string value) => ["--filter", $"label={Label}.{label}={value}"];

    private static string[] Lines(ProgramResult result) => result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

using System.Text.RegularExpressions;
using Retort.Errors;

namespace Retort.Server.Compose;

/// <summary>Reads a compose file with a Compose that does not write out what it reads: it makes the container, does not start it, and the container is looked at.</summary>
internal sealed partial class ComposeTrial(ContainerEngine engine, string file)
{
    private readonly ServiceContainers containers = new(engine, file);

    public async Task<ComposeService> ReadAsync(string? told, CancellationToken cancellation)
    {
        // podman-compose makes the network and the volumes of a project even where it shall only say what it would do.
        var volumes = await containers.VolumesAsync(null, cancellation);
        var (services, project) = await ListAsync(cancellation);
        var made = default(ServiceContainer);
        try
        {
            var name = ComposeService.Choose(file, told, services);
            var container = await containers.FindAsync(name, cancellation) ?? (made = await MakeAsync(name, cancellation));
            ComposePorts.Check(file, name, [.. container.Ports.Select(port => port.Host)]);
            return ComposeService.Of(file, name, container.Variable);
        }
        catch (RetortException) when (project is not null)
        {
            // What was made to be looked at goes again; a volume that was there before has data.
            var added = (await containers.VolumesAsync(project, CancellationToken.None)).Except(volumes).ToValueList();
            await containers.RemoveAsync(new ComposeParts(made, added, []), CancellationToken.None);
            await containers.SweepAsync(project, null, CancellationToken.None);
            throw;
        }
    }

    private async Task<ServiceContainer> MakeAsync(string name, CancellationToken cancellation)
    {
        var made = await engine.ComposeAsync(file, ["up", "--no-start", name], cancellation);
        // Its exit code says nothing: podman-compose ends with 0 also where Podman refused.
        return await containers.FindAsync(name, cancellation) ?? throw ComposeFailure.Of(engine, file, "make the container", made);
    }

    /// <summary>The services and the project. Podman's Compose is asked what it would call: the line that makes the container of a service has its name and its environment.</summary>
    private async Task<(List<(string Name, bool IsPostgres, string Service)> Services, string? Project)> ListAsync(CancellationToken cancellation)
    {
        var isPodman = engine.Name == EngineSearch.Podman;
        var asked = isPodman
            ? await ProgramRunner.RunAsync([.. engine.Compose.Command, "--dry-run", "--file", file, "up", "--no-start"], folder: Path.GetDirectoryName(file), cancellationToken: cancellation)
            : await engine.ComposeAsync(file, ["config", "--services"], cancellation);
        if (!asked.Succeeded) throw ComposeFailure.Of(engine, file, "read the compose file", asked);
        var lines = (isPodman ? $"{asked.Output}\n{asked.Errors}" : asked.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!isPodman) return ([.. lines.Select(line => (line, lines.Length == 1, line))], null);
        var made = lines.Select(line => (Line: line, Service: Service().Match(line), Project: Project().Match(line))).Where(one => one.Service.Success).ToList();
        return ([.. made.Select(one => (one.Service.Groups[1].Value, one.Line.Contains("-e POSTGRES_", StringComparison.Ordinal), one.Service.Groups[1].Value))], made.Select(one => one.Project.Groups[1].Value).FirstOrDefault());
    }

    [GeneratedRegex(@" --label com\.docker\.compose\.service=(\S+) ")]
    private static partial Regex Service();

    [GeneratedRegex(@" --label com\.docker\.compose\.project=(\S+) ")]
    private static partial Regex Project();
}

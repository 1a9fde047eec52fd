using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Retort.Errors;

namespace Retort.Server.Compose;

/// <summary>The local server as a service of a compose file: started, waited for, stopped through the engine.</summary>
/// <param name="root">The folder that keeps what is known of the local server.</param>
internal sealed class ComposeServer(string root)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public IProgress<string>? Progress { get; init; }

    /// <summary>Chooses a service of a file and starts it.</summary>
    public async Task<RunningServer> ChooseAsync(string file, string? service, CancellationToken cancellation) =>
        await ChooseAsync(await EngineSearch.FindAsync(null, cancellation), file, service, cancellation);

    /// <summary>The server, running: costs a connection when it runs already.</summary>
    public async Task<RunningServer> EnsureStartedAsync(ComposeState state, CancellationToken cancellation) =>
        await FindRunningAsync(state, cancellation) ?? await ChooseAsync(await FindEngineAsync(state, cancellation), state.File, state.Service, cancellation);

    /// <summary>The server if it answers; not another one that has come to its port since.</summary>
    public static async Task<RunningServer?> FindRunningAsync(ComposeState state, CancellationToken cancellation)
    {
        try
        {
            var (running, known) = await ComposeConnection.OpenAsync(state, cancellation);
            return known.Identifier == state.Identifier ? running : null;
        }
        catch (NpgsqlException)
        {
            return null;
        }
    }

    /// <summary>Stops the container; what it has stays.</summary>
    public static async Task<bool> StopAsync(ComposeState state, CancellationToken cancellation)
    {
        var engine = await FindEngineAsync(state, cancellation);
        if (await new ServiceContainers(engine, state.File).FindAsync(state.Service, cancellation) is not { State: "running" or "restarting" } container) return false;
        await ComposeFailure.CheckAsync(engine.RunAsync(["stop", container.Id], cancellation), engine, state.File, "stop the container");
        return true;
    }

    /// <summary>What a teardown takes.</summary>
    public static async Task<ComposeParts> PartsAsync(ComposeState state, CancellationToken cancellation) =>
        await new ServiceContainers(await FindEngineAsync(state, cancellation), state.File).PartsAsync(state.Service, cancellation);

    /// <summary>Removes the container and the volumes that are its own.</summary>
    public async Task RemoveAsync(ComposeState state, CancellationToken cancellation)
    {
        var engine = await FindEngineAsync(state, cancellation);
        var containers = new ServiceContainers(engine, state.File);
        var failed = await containers.RemoveAsync(await containers.PartsAsync(state.Service, cancellation), cancellation);
        ComposeState.Delete(root);
        if (failed.Count > 0) throw new ServerException("compose-failed", "a volume stays") { Detail = string.Join('\n', failed), Where = [state.File], State = "The container is gone.", Hint = $"Remove what uses it, then `{engine.Name} volume rm`." };
    }

    /// <summary>The last lines that the container wrote.</summary>
    public static async Task<ValueList<string>> ReadLogAsync(ComposeState state, int lines, CancellationToken cancellation)
    {
        var engine = await FindEngineAsync(state, cancellation);
        return await new ServiceContainers(engine, state.File).FindAsync(state.Service, cancellation) is { } container ? await ContainerLog.ReadAsync(engine, container.Id, lines, cancellation) : [];
    }

    private static Task<ContainerEngine> FindEngineAsync(ComposeState state, CancellationToken cancellation) => EngineSearch.FindAsync(state.Program, cancellation);

    private async Task<RunningServer> ChooseAsync(ContainerEngine engine, string file, string? name, CancellationToken cancellation)
    {
        var service = await ComposeService.ReadAsync(engine, file, name, cancellation);
        Progress?.Report($"starting {service.Name} of {Path.GetFileName(service.File)} with {engine.Title}");
        var up = await engine.ComposeAsync(file, ["up", "--detach", service.Name], cancellation);
        var containers = new ServiceContainers(engine, file);
        var found = await containers.FindAsync(service.Name, cancellation);
        // The exit code alone says nothing: podman-compose ends with 0 also where Podman refused.
        var isRefused = found?.State != "running" && up.Errors.Contains("Error: ", StringComparison.Ordinal);
        if (!up.Succeeded || isRefused || found is null or { State: "created" or "configured" }) throw ComposeFailure.Of(engine, file, "start the service", up, service);
        ComposePorts.Check(file, service.Name, [.. found.Ports.Select(port => port.Host)]);
        return await WaitAsync(engine, service, containers, cancellation);
    }

    private async Task<RunningServer> WaitAsync(ContainerEngine engine, ComposeService service, ServiceContainers containers, CancellationToken cancellation)
    {
        var watch = new ContainerWatch(engine, service);
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200, cancellation))
        {
            var container = await containers.FindAsync(service.Name, cancellation) ?? throw await watch.NotWellAsync(null, "It is gone.", cancellation);
            if (await watch.IsWellAsync(container, waited.Elapsed, cancellation) && await AnswerAsync(engine, service, container, cancellation) is { } running) return running;
            if (waited.Elapsed > Patience) throw await watch.NotWellAsync(container, $"It did not become healthy within {Patience.TotalMinutes} minutes.", cancellation);
        }
    }

    /// <summary>The server behind the published port, as soon as it lets this role in: PostgreSQL's image starts it once for itself first.</summary>
    private async Task<RunningServer?> AnswerAsync(ContainerEngine engine, ComposeService service, ServiceContainer container, CancellationToken cancellation)
    {
        if (!int.TryParse(container.Ports is [var first, ..] ? first.Port : null, NumberStyles.None, CultureInfo.InvariantCulture, out var port)) return null;
        var state = new ComposeState { Engine = $"{engine.Name} {engine.Version}", Program = engine.Path, File = service.File, Service = service.Name, User = service.User, Password = service.Password, Port = port };
        try
        {
            var (running, known) = await ComposeConnection.OpenAsync(state, cancellation);
            known.Write(root);
            return running;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw new ServerException("login-refused", $"the server of service \"{service.Name}\" refuses its own password", refused)
            {
                Detail = "POSTGRES_USER and POSTGRES_PASSWORD count only when the data is made; the volume has others.",
                Where = [service.File],
                Hint = "Put the old ones back, or remove the volume.",
            };
        }
        catch (NpgsqlException)
        {
            return null; // it starts
        }
    }
}

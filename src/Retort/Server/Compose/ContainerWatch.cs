using System.Diagnostics;
using Retort.Errors;

namespace Retort.Server.Compose;

/// <summary>Whether a container does well, by the health that its file defines.</summary>
internal sealed class ContainerWatch(ContainerEngine engine, ComposeService service)
{
    /// <summary>A container that ended this often is not waited for any longer.</summary>
    private const int ManyRestarts = 2;

    private static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(1);

    private readonly Stopwatch checkedSince = new();

    /// <exception cref="ServerException">It ended, or it is ill (<c>compose-not-healthy</c>).</exception>
    public async Task<bool> IsWellAsync(ServiceContainer container, TimeSpan waited, CancellationToken cancellation)
    {
        if (container.State is "exited" or "dead" or "stopped") throw await NotWellAsync(container, $"It ended with exit code {container.ExitCode}.", cancellation);
        if (container.Restarts > ManyRestarts) throw await NotWellAsync(container, $"It ends again and again, the last time with exit code {container.ExitCode}.", cancellation);
        if (container.State != "running") return false;
        if (container.HealthPatience is not { } patience) return true;
        if (engine.NeedsCheckingBySomebody) return await CheckAsync(container, patience, waited, cancellation);
        if (container.Health == "unhealthy") throw await IllAsync(container, cancellation);
        return container.Health == "healthy";
    }

    /// <summary>The failure with the container's last words.</summary>
    public async Task<ServerException> NotWellAsync(ServiceContainer? container, string why, CancellationToken cancellation)
    {
        var log = container is null ? [] : await ContainerLog.ReadAsync(engine, container.Id, 10, cancellation);
        return new ServerException("compose-not-healthy", $"service \"{service.Name}\" is not well")
        {
            Detail = service.Masked(string.Join('\n', log.Prepend(why))),
            Where = [service.File],
            State = container is null ? null : $"Its container {container.Name} was left as it is.",
            Hint = container is null ? null : $"Look at `{engine.Name} logs {container.Name}`; `{engine.Name} rm --force --volumes {container.Name}` removes it.",
        };
    }

    /// <summary>Runs the check itself, more often than the file says: ill is only who fails for as long as the file allows.</summary>
    private async Task<bool> CheckAsync(ServiceContainer container, TimeSpan patience, TimeSpan waited, CancellationToken cancellation)
    {
        if (checkedSince.IsRunning && checkedSince.Elapsed < BetweenChecks) return false;
        checkedSince.Restart();
        var result = await engine.RunAsync(["healthcheck", "run", container.Id], cancellation);
        if (!result.Succeeded && waited > patience) throw await IllAsync(container, cancellation);
        return result.Succeeded;
    }

    private Task<ServerException> IllAsync(ServiceContainer container, CancellationToken cancellation) => NotWellAsync(container, "Its health check fails.", cancellation);
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Jinbocho.Shared;

/// <summary>Answers 503 to everything but health checks until the database is at head: code never meets a schema that is older than itself.</summary>
internal sealed class ReadyGate(RequestDelegate next, HealthCheckService health)
{
    private volatile bool isOpen;

    public async Task InvokeAsync(HttpContext context)
    {
        if (isOpen || context.Request.Path.StartsWithSegments("/health") || (isOpen = await IsReadyAsync(context.RequestAborted)))
        {
            await next(context);
            return;
        }

        context.Response.Headers.RetryAfter = "1";
        await Results.Problem("The database is being migrated.", statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(context);
    }

    /// <summary>A database that a newer release has moved on is degraded and good enough: its old replicas work until they are replaced.</summary>
    private async Task<bool> IsReadyAsync(CancellationToken cancellation) =>
        (await health.CheckHealthAsync(check => check.Tags.Contains("ready"), cancellation)).Status != HealthStatus.Unhealthy;
}

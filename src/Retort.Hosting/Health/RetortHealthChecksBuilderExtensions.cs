using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Retort.Hosting.Health;
using Retort.Hosting.Programs;

namespace Retort.Hosting;

/// <summary>Health checks of databases.</summary>
public static class RetortHealthChecksBuilderExtensions
{
    /// <summary>Adds a check for every registered database, or for one: that it can be reached and is at head.</summary>
    /// <param name="builder">The health checks of the program.</param>
    /// <param name="database">The name of one database; null is each that is registered before this call.</param>
    /// <param name="drift">Whether the schema is compared with what the revisions lead to, at most every ten minutes; needs a role that may create scratch databases.</param>
    /// <param name="failureStatus">What is reported while it cannot be reached or revisions are pending; null is Unhealthy.</param>
    /// <param name="tags">Tags to choose the check by, such as <c>ready</c>.</param>
    /// <param name="timeout">How long one look may take.</param>
    public static IHealthChecksBuilder AddRetort(
        this IHealthChecksBuilder builder, string? database = null, bool drift = false, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        var names = database is not null ? [database] : builder.Services.Select(service => service.ImplementationInstance).OfType<DatabaseRegistration>().Select(one => one.Name).Distinct().ToList();
        if (names.Count == 0) throw new InvalidOperationException("no database is registered: call AddRetort on the services first");
        foreach (var name in names)
        {
            var memory = new DriftMemory();
            builder.Add(new HealthCheckRegistration($"retort-{name}", services => new DatabaseHealth(name, services.GetRequiredService<RegisteredDatabases>(), drift ? memory : null), failureStatus, tags, timeout));
        }
        return builder;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Retort.Hosting.Programs;
using Retort.Hosting.Startup;

namespace Retort.Hosting;

/// <summary>Registers databases with the services of a program.</summary>
public static class RetortServiceCollectionExtensions
{
    /// <summary>Registers a database whose revisions the program carries.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="name">Its name: that of its connection string, of its section below <c>Retort</c>, and of <c>-d</c>.</param>
    /// <param name="configure">Sets options; the configuration comes before it.</param>
    public static RetortBuilder AddRetort(this IServiceCollection services, string name = "app", Action<RetortOptions>? configure = null)
    {
        services.AddOptions<RetortOptions>(name).Configure<IServiceProvider>((options, provider) => Bind(options, provider.GetService<IConfiguration>(), name));
        if (configure is not null) services.Configure(name, configure);
        services.TryAddSingleton<RegisteredDatabases>();
        services.AddSingleton(new DatabaseRegistration(name));
        // First of all hosted services, however late it is registered; once.
        if (!services.Any(service => service.ImplementationType == typeof(StartupMigration)))
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, StartupMigration>());
        return new RetortBuilder(services, name);
    }

    private static void Bind(RetortOptions options, IConfiguration? configuration, string name)
    {
        configuration?.GetSection("Retort").Bind(options);
        configuration?.GetSection($"Retort:{name}").Bind(options);
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace Retort.Hosting;

/// <summary>Goes on with the registration of a database.</summary>
/// <param name="services">The services that it is registered with.</param>
/// <param name="name">Its name.</param>
public sealed class RetortBuilder(IServiceCollection services, string name)
{
    /// <summary>The services that it is registered with.</summary>
    public IServiceCollection Services => services;

    /// <summary>Its name, under which <c>-d</c> chooses it.</summary>
    public string Name => name;

    /// <summary>Lets the host see to pending revisions before any other hosted service starts.</summary>
    public RetortBuilder MigrateOnStartup(StartupMode mode = StartupMode.Apply) => Configure(options => options.Startup = mode);

    /// <summary>Sets more options; what is set here comes before the configuration.</summary>
    public RetortBuilder Configure(Action<RetortOptions> configure)
    {
        services.PostConfigure(name, configure);
        return this;
    }
}

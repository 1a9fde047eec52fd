using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Retort.Configuration;
using Retort.Errors;
using Retort.Hosting.Programs;
using Retort.Server;

namespace Retort.Hosting;

/// <summary>Registers pooled data sources from addresses in any form that Retort reads.</summary>
public static class RetortDataSourceExtensions
{
    /// <summary>Set where `retort` runs a program for its model alone: nothing is connected to.</summary>
    private const string ModelOnly = "RETORT_MODEL";

    /// <summary>Registers an <see cref="NpgsqlDataSource"/> for <c>ConnectionStrings:NAME</c>: <c>postgresql://...</c>, Npgsql's own form, or <c>local:NAME</c>, which starts the local server of the workspace that the program is in.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="name">The name among <c>ConnectionStrings</c>.</param>
    /// <param name="key">The key to ask for it by; null registers it without.</param>
    public static IServiceCollection AddRetortDataSource(this IServiceCollection services, string name = "app", object? key = null) => key is null
        ? services.AddSingleton(provider => Create(provider, name))
        : services.AddKeyedSingleton(key, (provider, _) => Create(provider, name));

    private static NpgsqlDataSource Create(IServiceProvider provider, string name)
    {
        var builder = new NpgsqlDataSourceBuilder(ConnectionString(provider, name)) { Name = name };
        builder.UseLoggerFactory(provider.GetService<ILoggerFactory>());
        return builder.Build();
    }

    private static string ConnectionString(IServiceProvider provider, string name)
    {
        if (Environment.GetEnvironmentVariable(ModelOnly) == "1") return "Host=nowhere";
        var text = provider.GetRequiredService<IConfiguration>().GetConnectionString(name) ?? throw new ConfigurationException("no-connection-string", $"database \"{name}\" has no connection string")
        {
            Hint = $"Set `ConnectionStrings__{name}` in the environment, or `ConnectionStrings` in `appsettings.json`.",
        };
        var url = DatabaseUrl.Parse(text, $"ConnectionStrings:{name}");
        if (!url.IsLocal) return url.ToConnectionString();
        var folder = ProgramFolder.Of(provider.GetService<IHostEnvironment>()?.ContentRootPath ?? AppContext.BaseDirectory);
        if (ProgramBranch.Find(folder, name, url) is { } branch) return branch.ToConnectionString();
        return LocalServer.In(folder).ResolveAsync(url).GetAwaiter().GetResult().ToConnectionString();
    }
}

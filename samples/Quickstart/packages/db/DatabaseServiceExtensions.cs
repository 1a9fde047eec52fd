using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Retort.EntityFrameworkCore;
using Retort.Workspaces;

namespace Quickstart.Db;

/// <summary>Registers the database with an application.</summary>
public static class DatabaseServiceExtensions
{
    /// <summary>Registers pool, context and <see cref="DatabaseService"/>. The address is that of <c>retort.json</c>, where there is one, else <c>DATABASE_URL</c>; <c>DB_ECHO</c> logs the SQL.</summary>
    public static IServiceCollection AddQuickstartDatabase(this IServiceCollection services)
    {
        services.AddLogging(logging => logging.AddFilter("Npgsql", LogLevel.Warning)); // it would log each statement, too
        services.AddSingleton(Pool);
        services.AddDbContextFactory<QuickstartContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .ConfigureWarnings(events => events.Log((RelationalEventId.CommandExecuted, provider.GetRequiredService<IConfiguration>().GetValue<bool>("DB_ECHO") ? LogLevel.Information : LogLevel.Debug))));
        services.AddSingleton<DatabaseService>();
        services.AddRetort<QuickstartContext>("quickstart");
        return services;
    }

    private static NpgsqlDataSource Pool(IServiceProvider services)
    {
        var address = DatabaseAddress.FindAsync(services.GetRequiredService<IHostEnvironment>().ContentRootPath).GetAwaiter().GetResult();
        return new NpgsqlDataSourceBuilder(address.ToConnectionString()).UseLoggerFactory(services.GetRequiredService<ILoggerFactory>()).Build();
    }
}

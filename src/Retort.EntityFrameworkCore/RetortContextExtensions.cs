using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;
using Retort.Configuration;
using Retort.EntityFrameworkCore.Models;
using Retort.Hosting;

namespace Retort.EntityFrameworkCore;

/// <summary>Registers the database of a <see cref="DbContext"/>.</summary>
public static class RetortContextExtensions
{
    /// <summary>Registers the database of a context: its model is what the schema should be, its assembly carries the revisions, its connection is used when no other is set.</summary>
    /// <param name="services">The program's services; the context is registered too, by <c>AddDbContext</c> or a factory.</param>
    /// <param name="name">The name of the database; null is that of the context without <c>DbContext</c>, in lower case: <c>auth</c> for <c>AuthDbContext</c>.</param>
    /// <param name="configure">Sets options; the configuration comes before it.</param>
    public static RetortBuilder AddRetort<TContext>(this IServiceCollection services, string? name = null, Action<RetortOptions>? configure = null)
        where TContext : DbContext
    {
        return services.AddRetort(name ?? NameOf(typeof(TContext)), options =>
        {
            options.RevisionsAssembly = typeof(TContext).Assembly;
            options.Fallback = Connection<TContext>;
            options.Models.Add(provider => new PrintedModelSource { Name = typeof(TContext).Name, Print = () => With<TContext, string>(provider, ModelScript.Write) });
            configure?.Invoke(options);
        });
    }

    private static string NameOf(Type context)
    {
        var name = context.Name;
        foreach (var ending in (string[])["DbContext", "Context"])
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal)) return name[..^ending.Length].ToLowerInvariant();
        return name.ToLowerInvariant();
    }

    private static (string? ConnectionString, NpgsqlDataSource? Source) Connection<TContext>(IServiceProvider services)
        where TContext : DbContext => With<TContext, (string?, NpgsqlDataSource?)>(services, context =>
    {
#pragma warning disable EF1001 // a data source given to UseNpgsql() is told nowhere else
        var source = context.GetService<IDbContextOptions>().FindExtension<NpgsqlOptionsExtension>()?.DataSource as NpgsqlDataSource;
#pragma warning restore EF1001
        return (source?.ConnectionString ?? context.Database.GetConnectionString(), source);
    });

    private static T With<TContext, T>(IServiceProvider services, Func<TContext, T> use)
        where TContext : DbContext
    {
        using var scope = services.CreateScope();
        if (scope.ServiceProvider.GetService<TContext>() is { } context) return use(context);
        using var made = scope.ServiceProvider.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
        return use(made);
    }
}

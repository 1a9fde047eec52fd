using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Retort.Errors;

namespace Retort.EntityFrameworkCore.Models;

/// <summary>Makes a context as `dotnet ef` does: by a design-time factory, from the services of the program's host, or by its constructor.</summary>
internal sealed class ContextMaker(Assembly program)
{
    /// <exception cref="SourceException">There is no way to make it (<c>context-not-made</c>), or the program failed (<c>model-failed</c>).</exception>
    public DbContext Make(string? name)
    {
        var types = new ContextTypes(program);
        var type = types.Find(name);
        return FromFactory(types, type) ?? FromHost(type) ?? FromConstructor(type) ?? throw NotMade(type);
    }

    private static DbContext? FromFactory(ContextTypes types, Type context)
    {
        var wanted = typeof(IDesignTimeDbContextFactory<>).MakeGenericType(context);
        var factory = types.Around(context).SelectMany(assembly => assembly.GetTypes()).FirstOrDefault(type => type is { IsAbstract: false } && wanted.IsAssignableFrom(type));
        if (factory is null) return null;
        return (DbContext)wanted.GetMethod("CreateDbContext")!.Invoke(Activator.CreateInstance(factory), [Array.Empty<string>()])!;
    }

    private DbContext? FromHost(Type context)
    {
        if (new ProgramHost(program).Build() is not { } services) return null;
        var scope = services.CreateScope(); // lives as long as the process
        if (scope.ServiceProvider.GetService(context) is DbContext made) return made;
        var factory = scope.ServiceProvider.GetService(typeof(IDbContextFactory<>).MakeGenericType(context));
        return (DbContext?)factory?.GetType().GetMethod("CreateDbContext", [])?.Invoke(factory, null);
    }

    /// <summary>A constructor without parameters, or with options of PostgreSQL; null when there is neither.</summary>
    internal static DbContext? FromConstructor(Type context)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (var constructor in context.GetConstructors(any).OrderBy(one => one.GetParameters().Length))
        {
            if (constructor.GetParameters() is []) return (DbContext)constructor.Invoke(null);
            if (constructor.GetParameters() is [var only] && only.ParameterType.IsAssignableFrom(typeof(DbContextOptions<>).MakeGenericType(context)))
                return (DbContext)constructor.Invoke([Options(context)]);
        }
        return null;
    }

    /// <summary>Options of PostgreSQL without an address: a model needs none.</summary>
    private static DbContextOptions Options(Type context)
    {
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        return builder.UseNpgsql().Options;
    }

    private static SourceException NotMade(Type type) => new("context-not-made", $"the context \"{type.Name}\" cannot be made")
    {
        Detail = "There is no IDesignTimeDbContextFactory for it, no host that the program builds knows it, and its constructors want more than DbContextOptions.",
        Hint = $"Register it with `AddDbContext<{type.Name}>()`, or write a class that implements `IDesignTimeDbContextFactory<{type.Name}>`.",
    };
}

using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Retort.Errors;

namespace Retort.EntityFrameworkCore.Models;

/// <summary>The contexts of a program: those of its own assembly, and by name also those of what it references.</summary>
internal sealed class ContextTypes(Assembly program)
{
    /// <summary>The one context that a name means; without a name, the only one.</summary>
    /// <exception cref="SourceException">There is none, or several (<c>context-missing</c>, <c>several-contexts</c>).</exception>
    public Type Find(string? name)
    {
        var own = In(program).ToList();
        if (name is null && own.Count == 1) return own[0];
        var all = own.Concat(References().SelectMany(In)).Distinct().ToList();
        var found = name is null ? (own.Count > 0 ? own : all) : [.. all.Where(type => type.Name == name || type.FullName == name)];
        return found switch
        {
            [var only] => only,
            [] => throw Missing(name, all),
            _ => throw Several(name, found),
        };
    }

    /// <summary>The assemblies in which a factory of a context may be.</summary>
    public IEnumerable<Assembly> Around(Type context) => new[] { program, context.Assembly }.Distinct();

    private IEnumerable<Assembly> References() => program.GetReferencedAssemblies().Select(TryLoad).OfType<Assembly>()
        .Where(assembly => assembly.GetReferencedAssemblies().Any(name => name.Name == "Microsoft.EntityFrameworkCore"));

    private static IEnumerable<Type> In(Assembly assembly) =>
        assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsSubclassOf(typeof(DbContext)) && type.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) != true);

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (Exception error) when (error is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null; // a reference that the program does not carry
        }
    }

    private SourceException Missing(string? name, List<Type> all) =>
        new("context-missing", name is null ? $"\"{program.GetName().Name}\" has no DbContext" : $"\"{program.GetName().Name}\" has no DbContext \"{name}\"")
        {
            Detail = all.Count == 0 ? null : $"It has {Names(all)}.",
            Hint = all.Count == 0 ? "Name the project that has it: `\"model\": [ { \"project\": \"src/App\", \"context\": \"AppDbContext\" } ]`." : "Correct `\"context\"` in `retort.json`.",
        };

    private SourceException Several(string? name, List<Type> found) =>
        new("several-contexts", name is null ? $"\"{program.GetName().Name}\" has several DbContexts" : $"several DbContexts are named \"{name}\"")
        {
            Detail = $"They are {Names(found)}.",
            Hint = $"Choose one: `\"context\": \"{(name is null ? found[0].Name : found[0].FullName)}\"`.",
        };

    private static string Names(List<Type> types) => string.Join(", ", types.Select(type => $"\"{(types.Count(other => other.Name == type.Name) > 1 ? type.FullName : type.Name)}\""));
}

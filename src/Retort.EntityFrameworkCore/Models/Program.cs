using System.Reflection;
using Retort.Errors;

namespace Retort.EntityFrameworkCore.Models;

/// <summary>The program that `retort` runs with a project's own dependencies: it writes the model of a context as SQL into a file.</summary>
/// <remarks>
/// <c>dotnet exec --depsfile app.deps.json --runtimeconfig app.runtimeconfig.json Retort.EntityFrameworkCore.dll ASSEMBLY OUTPUT [CONTEXT]</c>. The exit code is
/// 0 with the SQL in the file, or 1 with directives in it: <c>-- retort: error CODE</c>, then <c>message</c>, <c>detail</c> and <c>hint</c>.
/// The file is written whole at the end: what the user's program prints does not get in the way.
/// </remarks>
internal static class Program
{
    private static int Main(string[] args)
    {
        var (assembly, output, context) = (args[0], args[1], args.Length > 2 ? args[2] : null);
        try
        {
            File.WriteAllText(output, Print(assembly, context));
            return 0;
        }
        catch (Exception error)
        {
            File.WriteAllText(output, Describe(error));
            return 1;
        }
    }

    private static string Print(string assembly, string? context)
    {
        var program = Assembly.Load(new AssemblyName(assembly));
        Assembly.SetEntryAssembly(program); // hosts name themselves after it
        using var made = new ContextMaker(program).Make(context);
        return ModelScript.Write(made);
    }

    private static string Describe(Exception error)
    {
        while (error is TargetInvocationException or AggregateException && error.InnerException is { } inner) error = inner;
        var known = error as RetortException ?? new SourceException("model-failed", "the program failed before it had a model")
        {
            Detail = $"{error.GetType().Name}: {error.Message}\n{error.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}".TrimEnd(),
            Hint = "Correct the program; its environment is `Development` unless `DOTNET_ENVIRONMENT` says otherwise.",
        };
        return string.Concat(Lines("error", known.Code), Lines("message", known.Message), Lines("detail", known.Detail), Lines("hint", known.Hint));
    }

    private static string Lines(string word, string? text) => text is null ? "" : string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(line => $"-- retort: {word} {line}\n"));
}

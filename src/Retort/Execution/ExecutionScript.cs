namespace Retort.Execution;

/// <summary>The SQL files beside this code.</summary>
internal static class ExecutionScript
{
    public static string Read(string name)
    {
        using var stream = typeof(ExecutionScript).Assembly.GetManifestResourceStream($"Execution/{name}")
            ?? throw new InvalidOperationException($"the assembly lacks {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

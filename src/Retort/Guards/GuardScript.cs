namespace Retort.Guards;

/// <summary>The SQL files beside this code.</summary>
internal static class GuardScript
{
    public static string Read(string name)
    {
        using var stream = typeof(GuardScript).Assembly.GetManifestResourceStream($"Guards/{name}") ?? throw new InvalidOperationException($"the assembly lacks {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

namespace Retort.Server;

/// <summary>The SQL files beside this code.</summary>
internal static class ServerScript
{
    public static string Read(string name)
    {
        using var stream = typeof(ServerScript).Assembly.GetManifestResourceStream($"Server/{name}") ?? throw new InvalidOperationException($"the assembly lacks {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

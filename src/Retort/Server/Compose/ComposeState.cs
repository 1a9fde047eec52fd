using System.Text.Json;

namespace Retort.Server.Compose;

/// <summary>What is remembered of a container that stands for the local server: so that an address costs no question to the engine.</summary>
internal sealed record ComposeState
{
    /// <summary>The engine's name and version.</summary>
    public required string Engine { get; init; }

    /// <summary>The engine's program: another one would not know the container.</summary>
    public required string Program { get; init; }

    public required string File { get; init; }

    public required string Service { get; init; }

    public required string User { get; init; }

    public required string Password { get; init; }

    public required int Port { get; init; }

    public int MajorVersion { get; init; }

    /// <summary>What PostgreSQL calls this set of data: another server may have come to the port.</summary>
    public string Identifier { get; init; } = "";

    /// <summary>For people.</summary>
    public string Title => $"{Service} of {Path.GetFileName(File)} ({Engine})";

    /// <summary>Reads it; null where the local server is no container.</summary>
    public static ComposeState? Read(string root)
    {
        if (!System.IO.File.Exists(PathIn(root))) return null;
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(PathIn(root)));
        string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
        int Number(string name) => json.RootElement.GetProperty(name).GetInt32();
        return new ComposeState { Engine = Text("engine"), Program = Text("program"), File = Text("file"), Service = Text("service"), User = Text("user"), Password = Text("password"), Port = Number("port"), MajorVersion = Number("majorVersion"), Identifier = Text("identifier") };
    }

    /// <summary>Writes it, for this user's eyes alone: it has the password.</summary>
    public void Write(string root)
    {
        ServerAccount.Current.CreateOpenFolder(root);
        System.IO.File.WriteAllText(Path.Combine(root, ".gitignore"), "*\n");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(PathIn(root), options);
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        foreach (var (name, text) in new[] { ("engine", Engine), ("program", Program), ("file", File), ("service", Service), ("user", User), ("password", Password), ("identifier", Identifier) }) writer.WriteString(name, text);
        foreach (var (name, number) in new[] { ("port", Port), ("majorVersion", MajorVersion) }) writer.WriteNumber(name, number);
        writer.WriteEndObject();
    }

    public static void Delete(string root) => System.IO.File.Delete(PathIn(root));

    private static string PathIn(string root) => Path.Combine(root, "compose.json");
}

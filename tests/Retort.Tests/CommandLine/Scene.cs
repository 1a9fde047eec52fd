using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Tests.Fixtures;

namespace Retort.Tests.CommandLine;

/// <summary>A workspace of its own, and the transcript of what was typed in it: exit code, stdout and stderr in one text.</summary>
internal sealed partial class Scene : IDisposable
{
    private readonly StringBuilder transcript = new();
    private readonly List<(string Text, string Name)> scrubbed = [];
    private readonly string folder = TemporaryFolder();

    public Scene() => Scrub(folder, "<folder>");

    public string Folder => folder;

    /// <summary>The address of its database.</summary>
    public string DatabaseUrl { get; private init; } = "";

    /// <summary>The same as a connection string.</summary>
    public string ConnectionString { get; private init; } = "";

    /// <summary>The name of its database on the server.</summary>
    public string DatabaseName => Retort.Configuration.DatabaseUrl.Parse(DatabaseUrl).Database;

    /// <summary>Whether the caller is a person at a terminal.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether sizes are left out of the transcript: they differ from version to version of the server.</summary>
    public bool HidesSizes { get; set; }

    /// <summary>What the person types.</summary>
    public string Input { get; init; } = "";

    /// <summary>The keys that the person presses, one after the other.</summary>
    public Queue<char> Keys { get; set; } = new();

    /// <summary>How the last command ended.</summary>
    public int ExitCode { get; private set; }

    /// <summary>What the last command wrote to stdout.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What the last command wrote to stderr.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>A workspace with one database "app" that exists and is empty.</summary>
    public static async Task<Scene> WithDatabaseAsync(TestServer server, bool isTerminal = false, string input = "", bool typesName = false)
    {
        var connectionString = await server.CreateDatabaseAsync();
        var url = Url(connectionString);
        var scene = new Scene { IsTerminal = isTerminal, Input = typesName ? new Uri(url).AbsolutePath[1..] + "\n" : input, DatabaseUrl = url, ConnectionString = connectionString };
        scene.File("retort.json", $$"""
            { "databases": { "app": { "url": "{{url}}", "revisions": "migrations", "model": [ { "sql": "schema/*.sql" } ], "fileName": "{id}_{slug}.sql" } } }
            """);
        Directory.CreateDirectory(Path.Combine(scene.folder, "migrations"));
        return scene.ScrubUrl(url);
    }

    /// <summary>A connection string of the test server as a URL.</summary>
    public static string Url(string connectionString)
    {
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(connectionString);
        return $"postgresql://{settings.Username}:{settings.Password}@{settings.Host}:{settings.Port}/{settings.Database}";
    }

    public Scene ScrubUrl(string url)
    {
        Scrub($":{new Uri(url).Port}", ":<port>");
        Scrub(new Uri(url).UserInfo, "<role>");
        Scrub(new Uri(url).AbsolutePath[1..], "<database>");
        return this;
    }

    public Scene Scrub(string text, string name)
    {
        scrubbed.Add((text, name));
        return this;
    }

    public Scene File(string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text);
        return this;
    }

    /// <summary>A revision file as people write it; its name is made of the id.</summary>
    public Scene Revision(string id, string? parent, string upgrade, string? downgrade = null, string header = "") => File($"migrations/{id}.sql", $"""
        -- Revision:   {id}{(parent is null ? "" : $"\n-- Parent:     {parent}")}
        -- Message:    write {id}
        -- Created:    2026-11-20T09:12:44Z{(header.Length == 0 ? "" : $"\n{header}")}

        -- retort: upgrade

        {upgrade}

        -- retort: downgrade

        {downgrade}
        """);

    /// <summary>Adds the text of a file to the transcript.</summary>
    public Scene Show(string path)
    {
        transcript.AppendLine($"$ cat {path}").AppendLine(Indent(System.IO.File.ReadAllText(Path.Combine(folder, path)))).AppendLine();
        return this;
    }

    public async Task<Scene> RunAsync(params string[] words)
    {
        using var stdout = new StringWriter();
        using var stderr = new StringWriter();
        var terminal = new Terminal { Out = stdout, Error = stderr, In = new StringReader(Input), OutIsTerminal = IsTerminal, IsInteractive = IsTerminal, Clock = new DayAfter(), PressedKey = () => Keys.TryDequeue(out var key) ? key : null };
        var code = await RetortCommandLine.RunAsync(["-C", folder, .. words], terminal, TestContext.Current.CancellationToken);
        (Output, Errors, ExitCode) = (stdout.ToString(), stderr.ToString(), (int)code);
        if (!words.Contains("--with-password")) SecretWatch.Look($"retort {string.Join(' ', words.Take(2))}", Output + Errors);
        transcript.AppendLine($"$ retort {string.Join(' ', words.Select(Quote))}").AppendLine($"exit code: {(int)code}");
        if (stdout.ToString() is { Length: > 0 } data) transcript.AppendLine("stdout:").AppendLine(Indent(data));
        if (stderr.ToString() is { Length: > 0 } rest) transcript.AppendLine("stderr:").AppendLine(Indent(rest));
        transcript.AppendLine();
        return this;
    }

    /// <summary>Compares the transcript with the approved one that bears the test's name.</summary>
    public void Approve([CallerMemberName] string test = "", [CallerFilePath] string source = "")
    {
        var text = transcript.ToString().TrimEnd() + "\n";
        foreach (var (secret, name) in scrubbed) text = text.Replace(secret, name);
        if (HidesSizes) text = AnySize().Replace(text, "<size>");
        Approved.Check(Path.Combine(Path.GetDirectoryName(source)!, "Snapshots", $"{test}.txt"), ScrubTimes(text));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A new folder that the account of a local server may enter too.</summary>
    internal static string TemporaryFolder()
    {
        var made = Directory.CreateTempSubdirectory("retort_scene_").FullName;
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(made, (UnixFileMode)0b111_101_101);
        return made;
    }

    private static string ScrubTimes(string text)
    {
        text = Version().Replace(text, "PostgreSQL <version>");
        text = ServerVersions().Replace(text, "<version>");
        text = Duration().Replace(text, " <time>");
        text = Cell().Replace(text, "<time>");
        text = Size().Replace(text, "<size>");
        text = Milliseconds().Replace(text, "<time>");
        text = Moment().Replace(text, "<moment>");
        return Age().Replace(text, "<age>");
    }

    private static string Indent(string text) => string.Join('\n', text.TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "" : $"  {line}"));

    private static string Quote(string word) => word.Contains(' ') ? $"\"{word}\"" : word;

    [GeneratedRegex(@"\b\d+(\.\d)? (B|kB|MB|GB)\b|(?<=""bytes"": )\d+")]
    private static partial Regex AnySize();

    [GeneratedRegex(@" +\d+(\.\d)?m?s\b(?![`,])")]
    private static partial Regex Duration();

    [GeneratedRegex(@"(?<=\t)\d+(\.\d)?m?s(?=\t|$)", RegexOptions.Multiline)]
    private static partial Regex Cell();

    [GeneratedRegex(@"(?<=""serverVersions"": \[\n +(\d+,\n +)?)\d+")]
    private static partial Regex ServerVersions();

    [GeneratedRegex(@"PostgreSQL \d+(\.\d+)?")]
    private static partial Regex Version();

    [GeneratedRegex(@"(?<=illiseconds"": )[\d.]+")]
    private static partial Regex Milliseconds();

    // For people, and for programs as a cell or a member.
    [GeneratedRegex(@"\b\d+\.\d (kB|MB|GB)\b|(?<=\t)\d{7,}(?=\t)|(?<=""size"": )\d{7,}")]
    private static partial Regex Size();

    [GeneratedRegex(@"20\d\d-\d\d-\d\d[T ](?!09:12:44)\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00:00)")]
    private static partial Regex Moment();

    // What was written on the day of the scene is a day old; what happens now is any other age.
    [GeneratedRegex(@"\bjust now|\b\d+ (second|minute|hour)s? ago")]
    private static partial Regex Age();

    private sealed class DayAfter : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    }
}

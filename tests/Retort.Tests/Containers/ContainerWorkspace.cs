using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Retort.Tests.Samples;

namespace Retort.Tests.Containers;

/// <summary>A workspace with a compose file, in a folder whose name Compose takes for its project's.</summary>
internal sealed class ContainerWorkspace : IAsyncDisposable
{
    public const string Password = "s3cret of/containers";

    private static int workspaces;
    private readonly Engine engine;

    public ContainerWorkspace(Engine engine, string? service = null)
    {
        this.engine = engine;
        Project = $"{Engine.Prefix}{Environment.ProcessId}-{Interlocked.Increment(ref workspaces)}";
        Folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Project)).FullName;
        Port = FreePort();
        Write("retort.json", """{ "databases": { "app": { "url": "local:app", "revisions": "migrations" } } }""");
        Write("migrations/a1.sql", "-- Revision:   a1\n-- Message:    write a1\n-- Created:    2026-11-20T09:12:44Z\n\n-- retort: upgrade\n\ncreate table users (id int primary key);\n\n-- retort: downgrade\n\ndrop table users;\n");
        Compose(service ?? Service(engine, Port));
    }

    public string Project { get; }

    public string Folder { get; }

    public int Port { get; }

    /// <summary>The usual service, with a database that is healthy once it answers.</summary>
    public static string Service(Engine engine, int port) => $$"""
            image: {{engine.Image}}
            environment: { POSTGRES_USER: dev, POSTGRES_PASSWORD: "{{Password}}", POSTGRES_DB: app }
            ports: ["127.0.0.1:{{port}}:5432"]
            volumes: ["data:/var/lib/postgresql/data"]
            healthcheck: { test: ["CMD-SHELL", "pg_isready -h 127.0.0.1 -U dev"], interval: 1s, timeout: 5s, retries: 60 }
        """;

    /// <summary>Where the database listens, as the system knows it.</summary>
    public string[] Listeners => [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(one => one.Port == Port).Select(one => one.Address.ToString())];

    public void Compose(string service) => Write("compose.yaml", $"services:\n  web:\n    image: localhost/{Engine.Prefix}nothing\n  db:\n{service}\nvolumes:\n  data:\n");

    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>Runs the tool in the workspace with this engine; nothing that it writes may have the password.</summary>
    public async Task<SampleCommand> TryAsync(string words)
    {
        var done = await SampleCommand.TryAsync(Folder, $"{SampleCommand.Retort} {words}", ("RETORT_CONTAINER_ENGINE", engine.Name));
        Assert.DoesNotContain(Password, words.Contains("--with-password") ? "" : done.Output + done.Errors);
        return done;
    }

    /// <summary>The same for a command that succeeds: what it wrote to either.</summary>
    public async Task<string> RunAsync(string words)
    {
        var done = await TryAsync(words);
        Assert.True(done.ExitCode == 0, $"{words}: exit code {done.ExitCode}\n{done.Output}{done.Errors}");
        return done.Output + done.Errors;
    }

    /// <summary>The same for a command that fails: its error.</summary>
    public async Task<string> FailAsync(string words)
    {
        var done = await TryAsync(words);
        Assert.True(done.ExitCode == 1, $"{words}: exit code {done.ExitCode}\n{done.Output}{done.Errors}");
        return done.Errors;
    }

    /// <summary>What the engine has of this workspace.</summary>
    public async Task<IReadOnlyList<string>> LeftAsync() => [.. (await LeftOvers.OfThisRunAsync(engine.Name)).Where(name => name.Contains($"{Project}_") || name.Contains($"{Project}-") || name.EndsWith(Project))];

    public async ValueTask DisposeAsync()
    {
        foreach (var name in await LeftAsync())
            foreach (var kind in (string[][])[["rm", "--force", "--volumes"], ["volume", "rm"], ["network", "rm"]]) await engine.CallAsync([.. kind, name]);
        if (engine.Name == "podman") await engine.CallAsync("pod", "rm", "--force", $"pod_{Project}");
        Directory.Delete(Folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

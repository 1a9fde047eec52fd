using System.Diagnostics;
using Retort.Cli.Parsing;
using Retort.Tests.CommandLine;

namespace Retort.Tests.Execution.Kills;

/// <summary>The tool runs as a process, which gets SIGKILL.</summary>
internal sealed class KilledProcess : KillWay
{
    private readonly Scene scene = new();
    private Process? process;

    public KilledProcess(string connectionString, KillHistory history)
        : base(connectionString, history)
    {
        foreach (var (id, text) in history.Files) scene.File($"migrations/{id}.sql", text);
        scene.File("retort.json", """{ "databases": { "app": { "url": "postgresql://localhost/app", "revisions": "migrations" } } }""");
    }

    public override Func<int, Task> Strike => _ =>
    {
        process!.Kill();
        return Task.CompletedTask;
    };

    public override async Task RunAsync(TestProxy proxy, bool isUpgrade)
    {
        string[] words = isUpgrade ? ["upgrade"] : ["downgrade", "base"];
        var url = Scene.Url(proxy.ConnectionString) + "?sslmode=disable";
        using (process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(RetortCommandLine).Assembly.Location, "-C", scene.Folder, .. words, "--url", url])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!)
        {
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode is 0 || (proxy.HasCut && process.ExitCode is 137), $"{process.ExitCode}: {await process.StandardError.ReadToEndAsync()}");
        }
    }

    public override ValueTask DisposeAsync()
    {
        scene.Dispose();
        return base.DisposeAsync();
    }
}

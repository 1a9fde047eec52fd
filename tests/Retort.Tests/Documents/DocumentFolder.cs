using System.Diagnostics;
using Retort.Cli.Parsing;
using Retort.Tests.CommandLine;

namespace Retort.Tests.Documents;

/// <summary>An empty folder of a reader who has the tool, a database under <c>DATABASE_URL</c>, and another under <c>STAGING_URL</c>.</summary>
internal sealed class DocumentFolder : IDisposable
{
    private readonly string outside = Scene.TemporaryFolder();
    private readonly Dictionary<string, string> environment;

    public DocumentFolder(string url, string stagingUrl)
    {
        var tool = System.IO.Path.Combine(outside, "retort");
        File.WriteAllText(tool, $"#!/bin/sh\nexec dotnet exec '{typeof(RetortCommandLine).Assembly.Location}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tool, (UnixFileMode)0b111_101_101);
        environment = new()
        {
            ["PATH"] = $"{outside}:{Environment.GetEnvironmentVariable("PATH")}", ["DATABASE_URL"] = url, ["STAGING_URL"] = stagingUrl, ["TERM"] = "dumb",
            ["GIT_AUTHOR_NAME"] = "Ada", ["GIT_AUTHOR_EMAIL"] = "ada@example.org", ["GIT_COMMITTER_NAME"] = "Ada", ["GIT_COMMITTER_EMAIL"] = "ada@example.org",
        };
    }

    public string Path { get; } = Scene.TemporaryFolder();

    /// <summary>Runs a command as it is typed.</summary>
    public async Task<Printed> RunAsync(string command, bool isTerminal)
    {
        // The note of a shell behind a command is none of its words.
        var start = isTerminal ? new ProcessStartInfo("script", ["-qefc", command, "/dev/null"]) : new ProcessStartInfo("bash", ["-c", command]);
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (Path, true, true, true);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    public void Dispose()
    {
        // A page may have started the local server.
        if (Directory.Exists(System.IO.Path.Combine(Path, ".retort"))) RunAsync("retort db stop -q", isTerminal: false).GetAwaiter().GetResult();
        Directory.Delete(Path, recursive: true);
        Directory.Delete(outside, recursive: true);
    }
}

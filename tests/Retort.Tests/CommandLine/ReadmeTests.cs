using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Retort.Cli.Parsing;
using Retort.Tests.Conventions;

namespace Retort.Tests.CommandLine;

/// <summary>The session of the README is real output.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_session_of_the_readme_prints_what_it_shows()
    {
        var session = Session().Match(Source.Read("README.md")).Groups[1].Value;
        var folder = Scene.TemporaryFolder();
        CopyWorkspace(folder);
        try
        {
            var seen = new StringBuilder();
            foreach (var line in session.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
            {
                seen.Append($"{line}\n{await RunAsync(folder, line[2..])}");
            }

            Assert.Equal(Scrub(session), Scrub(seen.ToString()));
        }
        finally
        {
            await RunAsync(folder, "./retort db stop");
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What a fresh clone has, with a tool that is built already.</summary>
    private static void CopyWorkspace(string folder)
    {
        foreach (var file in Source.Files("samples/Jinbocho", "*.sql").Append("retort.json"))
        {
            var copy = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Source.Root, file), copy);
        }

        var tool = Path.Combine(folder, "retort");
        File.WriteAllText(tool, $"#!/bin/sh\nexec dotnet exec '{typeof(RetortCommandLine).Assembly.Location}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tool, (UnixFileMode)0b111_101_101);
    }

    // Notes such as the first making of the local server go to stderr; the session shows what it is about.
    private static async Task<string> RunAsync(string folder, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"( {command} ) 2>/dev/null"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }

    private static string Scrub(string text)
    {
        var ids = new Dictionary<string, string>();
        text = Time().Replace(Date().Replace(text, "<date>_"), " <time>");
        return Id().Replace(text, match => ids.TryGetValue(match.Value[..6], out var known) ? known : ids[match.Value[..6]] = $"<id {ids.Count + 1}>").TrimEnd();
    }

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Session();

    [GeneratedRegex(@"20\d{6}_")]
    private static partial Regex Date();

    [GeneratedRegex(@" +\d+(\.\d)?m?s\b")]
    private static partial Regex Time();

    [GeneratedRegex(@"(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{12}(?![0-9a-z])|(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{6}(?![0-9a-z])")]
    private static partial Regex Id();
}

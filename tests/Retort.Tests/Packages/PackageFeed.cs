using System.Diagnostics;
using Retort.Tests.Conventions;

[assembly: AssemblyFixture(typeof(Retort.Tests.Packages.PackageFeed))]

namespace Retort.Tests.Packages;

/// <summary>The packages of this build in a folder, under a version that no other run has.</summary>
public sealed class PackageFeed : IDisposable
{
    private static readonly string[] projects = ["Retort", "Retort.Cli", "Retort.Hosting", "Retort.EntityFrameworkCore", "Retort.Testing", "Retort.Templates"];
    private readonly Lazy<Task<string>> packed;

    public PackageFeed() => packed = new(PackAsync);

    public string Version { get; } = $"0.1.0-test{Environment.ProcessId}.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";

    /// <summary>The folder; the packages are made when it is first asked for.</summary>
    public Task<string> FolderAsync() => packed.Value;

    public void Dispose()
    {
        if (packed.IsValueCreated) Directory.Delete(packed.Value.Result, recursive: true);
    }

    /// <summary>Runs a program; a failure fails the test with all that it printed.</summary>
    public static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{await output}{await error}");
        return await output;
    }

    /// <summary>Templates have nothing that the tests would be built with.</summary>
    private static bool IsBuilt(string project) => project != "Retort.Templates";

    private async Task<string> PackAsync()
    {
        var folder = Directory.CreateTempSubdirectory("retort_packages_").FullName;
        foreach (var project in projects)
            await RunAsync(Source.Root, "dotnet", ["pack", $"src/{project}", .. IsBuilt(project) ? ["--no-build"] : Array.Empty<string>(), "-c", "Debug", "-v", "q", "-nologo", "-o", folder, $"-p:PackageVersion={Version}"]);
        return folder;
    }
}

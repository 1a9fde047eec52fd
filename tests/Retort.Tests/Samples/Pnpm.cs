using Retort.Tests.CommandLine;

namespace Retort.Tests.Samples;

/// <summary>pnpm, which npm fetches once for a run.</summary>
internal static class Pnpm
{
    private const string Version = "9.15.9";
    private static readonly Lazy<Task<string?>> fetched = new(FetchAsync);

    /// <summary>The folder of the program, for PATH; the test is skipped, and says so, where it cannot be fetched.</summary>
    public static async Task<string> FolderAsync()
    {
        if (await fetched.Value is { } folder) return folder;
        Assert.Skip($"npm cannot fetch pnpm {Version} here");
        throw new InvalidOperationException("skipped");
    }

    private static async Task<string?> FetchAsync()
    {
        var folder = Scene.TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var made = await SampleCommand.TryAsync(folder, $"npm install --silent --no-audit --no-fund --prefix '{folder}' pnpm@{Version}");
        return made.ExitCode == 0 ? Path.Combine(folder, "node_modules", ".bin") : null;
    }
}

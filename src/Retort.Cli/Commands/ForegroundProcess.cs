using System.Diagnostics;

namespace Retort.Cli.Commands;

/// <summary>A program that takes over the terminal: an editor, psql.</summary>
internal static class ForegroundProcess
{
    /// <summary>Runs it to its end and returns its exit code.</summary>
    public static async Task<int> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        // Ctrl-C reaches the program itself; it decides what that means.
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode;
    }
}

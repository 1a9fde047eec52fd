using System.ComponentModel;
using System.Diagnostics;
using Retort.Errors;

namespace Retort.Server;

/// <summary>Runs a program that the configuration names, without a shell, in the workspace's folder.</summary>
internal static class UserProgram
{
    /// <param name="words">The program and its arguments.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">Variables to add.</param>
    /// <param name="heard">Told of each line that it writes.</param>
    /// <param name="cancellation">Ends it, and what it started.</param>
    public static async Task<ProgramResult> RunAsync(
        IReadOnlyList<string> words, string folder, IReadOnlyDictionary<string, string> environment, Action<string>? heard, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Start(start);
        process.StandardInput.Close();
        try
        {
            var output = ReadAsync(process.StandardOutput, heard, cancellation);
            var errors = ReadAsync(process.StandardError, heard, cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ProgramResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new SourceException("program-missing", $"could not start \"{start.FileName}\"", failure) { Detail = failure.Message, Hint = "Check the name in `retort.json`; it is looked for in PATH." };
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, Action<string>? heard, CancellationToken cancellation)
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            lines.Add(line);
            heard?.Invoke(line);
        }

        return string.Join('\n', lines);
    }
}

using System.ComponentModel;
using System.Diagnostics;
using Retort.Errors;

namespace Retort.Sources.Projects;

/// <summary>Runs <c>dotnet</c> and waits for it.</summary>
internal static class DotnetCommand
{
    /// <summary>The exit code and what was printed, both streams as one text.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="arguments">What follows <c>dotnet</c>.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="cancellation">Kills it and all that it started.</param>
    /// <exception cref="SourceException">There is no .NET SDK (<c>dotnet-missing</c>).</exception>
    public static async Task<(int Code, string Output)> RunAsync(string folder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Path(), arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Start(start);
        process.StandardInput.Close();
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, ProgramOutput.Heard("dotnet", await output + await error));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The one that runs this process, if one does.</summary>
    private static string Path()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host) return host;
        return System.IO.Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new SourceException("dotnet-missing", "could not start `dotnet`, which a model of a project needs", missing) { Detail = missing.Message, Hint = "Install the .NET SDK from https://dot.net/download, or put it in PATH." };
        }
    }
}

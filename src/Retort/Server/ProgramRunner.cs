using System.Diagnostics;

namespace Retort.Server;

/// <summary>Runs programs that end: without a terminal, in a folder that everybody can enter, in English.</summary>
internal static class ProgramRunner
{
    public static async Task<ProgramResult> RunAsync(
        IEnumerable<string> command, string? input = null, string? folder = null, CancellationToken cancellationToken = default)
    {
        var words = command.ToList();
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = folder ?? Path.GetPathRoot(Environment.SystemDirectory is { Length: > 0 } system ? system : "/")!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // PGDATA, PGPORT and the like would steer the programs elsewhere.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        return await FinishAsync(process, input, cancellationToken);
    }

    private static async Task<ProgramResult> FinishAsync(Process process, string? input, CancellationToken cancellationToken)
    {
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            if (input is not null) await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramResult(process.ExitCode, Heard(await output), Heard(await errors));
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        string Heard(string text) => ProgramOutput.Heard(process.StartInfo.FileName, text);
    }
}

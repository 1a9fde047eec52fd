using System.ComponentModel;
using System.Diagnostics;
using Retort.Configuration;
using Retort.Errors;
using Retort.Server;

namespace Retort.Backups;

/// <summary>One of PostgreSQL's own client programs, <c>pg_dump</c> or <c>pg_restore</c>, and its version.</summary>
/// <remarks>Passwords travel in the child's environment, never in its arguments: everybody on the machine can read those.</remarks>
internal sealed record ClientProgram(string Name, string Path, int MajorVersion)
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">What it gets.</param>
    /// <param name="address">The database that it connects to; null when it only reads a file.</param>
    /// <param name="heard">Told of each line that it writes to its standard error.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ProgramResult> RunAsync(IEnumerable<string> arguments, LibpqAddress? address, Action<string>? heard, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Path, [.. address is null ? [] : (string[])["--no-password", $"--dbname={address.Url}"], .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in address?.Environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Start(start);
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = await ListenAsync(process.StandardError, heard, cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ProgramResult(process.ExitCode, ProgramOutput.Heard(Name, await output), errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new ServerException("program-missing", $"could not start {Name}", failure) { Detail = failure.Message, Where = [Path], Hint = ClientSearch.Install };
        }
    }

    // Its chatter (--verbose) is progress; what is left is what it complains of.
    private async Task<string> ListenAsync(StreamReader reader, Action<string>? heard, CancellationToken cancellation)
    {
        var lines = new Queue<string>();
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            var text = line.StartsWith($"{Name}: ", StringComparison.Ordinal) ? line[(Name.Length + 2)..] : line;
            heard?.Invoke(ProgramOutput.Heard(Name, text));
            lines.Enqueue(text);
            if (lines.Count > 200) lines.Dequeue();
        }

        var complaints = lines.SkipWhile(line => !line.StartsWith("error:", StringComparison.Ordinal)).ToList();
        return string.Join('\n', complaints.Count > 0 ? complaints : [.. lines]);
    }
}

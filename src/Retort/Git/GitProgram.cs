using System.ComponentModel;
using System.Diagnostics;

namespace Retort.Git;

/// <summary>The program <c>git</c>, asked in a folder; without it, or when it refuses, there is no answer.</summary>
internal sealed class GitProgram(string folder)
{
    /// <summary>What it prints, trimmed; null when it fails or prints nothing.</summary>
    public string? Ask(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C";
        // A hook has these, and they would name another working tree.
        foreach (var name in (string[])["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"]) start.Environment.Remove(name);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = ProgramOutput.Heard("git", process.StandardOutput.ReadToEnd());
            process.WaitForExit();
            return process.ExitCode == 0 && output.Trim() is { Length: > 0 } answer ? answer : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

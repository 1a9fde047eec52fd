using System.Diagnostics;

namespace Retort.Tests.Branches;

/// <summary>A folder in which real git is run.</summary>
internal sealed class GitRepository
{
    public GitRepository(string folder, bool initialise = true)
    {
        Folder = folder;
        if (!initialise) return;
        Run("init", "-q", "-b", "main");
        Commit("begin");
    }

    public string Folder { get; }

    /// <summary>Runs git and returns what it prints.</summary>
    public string Run(params string[] arguments)
    {
        string[] identity = ["-c", "user.name=tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false", "-c", "advice.detachedHead=false"];
        var start = new ProcessStartInfo("git", [.. identity, .. arguments]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors.Result}");
    }

    /// <summary>Commits all that is there, if only its message.</summary>
    public void Commit(string message)
    {
        Run("add", "-A");
        Run("commit", "-q", "--allow-empty", "-m", message);
    }
}

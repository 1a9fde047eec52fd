using System.Diagnostics;

namespace Retort.Tests.CommandLine;

/// <summary>A real git repository in the folder of a scene.</summary>
internal static class GitFolder
{
    /// <summary>Makes the folder a repository with a branch "main", and commits what is there.</summary>
    public static Scene Repository(this Scene scene) =>
        scene.Git("init", "-q", "-b", "main").Git("config", "user.name", "Ada").Git("config", "user.email", "ada@example.org").Commit("begin");

    /// <summary>Commits everything.</summary>
    public static Scene Commit(this Scene scene, string message) => scene.Git("add", "-A").Git("commit", "-q", "--allow-empty", "-m", message);

    public static Scene Git(this Scene scene, params string[] words)
    {
        string[] settings = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null"];
        using var git = Process.Start(new ProcessStartInfo("git", [.. settings, .. words]) { WorkingDirectory = scene.Folder, RedirectStandardError = true, RedirectStandardOutput = true })!;
        git.StandardOutput.ReadToEnd();
        var errors = git.StandardError.ReadToEnd();
        git.WaitForExit();
        Assert.True(git.ExitCode == 0, $"git {string.Join(' ', words)}: {errors}");
        return scene;
    }
}

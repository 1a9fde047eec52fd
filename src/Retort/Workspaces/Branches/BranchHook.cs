using Retort.Errors;
using Retort.Git;

namespace Retort.Workspaces.Branches;

/// <summary><c>db branch hook</c>: git runs it after a checkout, and the branch's database is ready before anybody asks for it.</summary>
internal static class BranchHook
{
    private const string Mark = "# retort: post-checkout";

    /// <summary>Writes it, or writes it anew; somebody else's is left alone.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="command">The words that start this tool.</param>
    /// <returns>The path of the file.</returns>
    public static string InstallHook(this Workspace workspace, IReadOnlyList<string> command)
    {
        var (git, path) = Find(workspace);
        var text = Text(Path.GetRelativePath(git.WorkTree, workspace.Configuration.Folder), string.Join(' ', command.Select(Quote)));
        if (File.Exists(path) && !IsOurs(path)) throw NotOurs(path, text);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        return path;
    }

    /// <summary>Removes it; somebody else's is left alone.</summary>
    /// <returns>The path of the file; null when there was none.</returns>
    public static string? RemoveHook(this Workspace workspace)
    {
        var (_, path) = Find(workspace);
        if (!File.Exists(path)) return null;
        if (!IsOurs(path)) throw NotOurs(path, null);
        File.Delete(path);
        return path;
    }

    // The third argument is 1 when a branch was checked out, 0 for files. A checkout must never fail because of a database.
    private static string Text(string folder, string command) => $$"""
        #!/bin/sh
        {{Mark}}: makes the database of the branch; `retort db branch hook remove` removes this file
        [ "$3" = 1 ] || exit 0
        cd "$(git rev-parse --show-toplevel)"/{{Quote(folder)}} 2>/dev/null && [ -f retort.json ] || exit 0
        {{command}} db create --quiet || true
        if grep -q '^# retort: begin' .env.local 2>/dev/null; then {{command}} db url --write-env --quiet || true; fi

        """;

    private static (GitFolder Git, string Path) Find(Workspace workspace)
    {
        var git = GitFolder.Find(workspace.Configuration.Folder) ?? throw new ConfigurationException("no-repository", "the workspace is in no git repository") { Where = [workspace.Configuration.Folder] };
        var hooks = git.Hooks() ?? throw new ConfigurationException("no-repository", "git does not answer") { Hint = "Install git, or add its folder to PATH." };
        return (git, Path.Combine(hooks, "post-checkout"));
    }

    private static bool IsOurs(string path) => File.ReadLines(path).Skip(1).FirstOrDefault()?.StartsWith(Mark, StringComparison.Ordinal) == true;

    private static ConfigurationException NotOurs(string path, string? text) => new("foreign-hook", "there is another post-checkout hook, which is not retort's")
    {
        Where = [path],
        State = "It was left as it is.",
        Hint = text is null ? "Remove it by hand if that is what you want." : $"Add these lines to it:\n{string.Join('\n', text.TrimEnd().Split('\n').Skip(2))}",
    };

    private static string Quote(string word) => word.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '_' or '-') ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

namespace Retort.Git;

/// <summary>A git working tree: where it is, and where git keeps what belongs to it and what all working trees of the repository share.</summary>
internal sealed record GitFolder
{
    /// <summary>The folder with the files.</summary>
    public required string WorkTree { get; init; }

    /// <summary>What belongs to this working tree alone: HEAD and its log.</summary>
    public required string Own { get; init; }

    /// <summary>What all working trees share: branches and their logs, hooks.</summary>
    public required string Common { get; init; }

    /// <summary>Whether it is a further working tree, made by <c>git worktree add</c>.</summary>
    public bool IsLinked => Own != Common;

    /// <summary>The working tree that a folder is in; null when there is none.</summary>
    public static GitFolder? Find(string start)
    {
        for (var folder = Path.GetFullPath(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (OwnOf(folder) is { } own) return new GitFolder { WorkTree = folder, Own = own, Common = CommonOf(own) };
        }

        return null;
    }

    /// <summary>The folder that stands for this one in the main working tree; in the repository's own folder when it has no working tree.</summary>
    public string InMain(string folder)
    {
        var relative = Path.GetRelativePath(WorkTree, folder);
        return Path.GetFullPath(Path.GetFileName(Common) == ".git" ? Path.Combine(Path.GetDirectoryName(Common)!, relative) : Path.Combine(Common, "retort", relative));
    }

    /// <summary>Whether git leaves a file out of commits.</summary>
    public bool Ignores(string path) => new GitProgram(WorkTree).Ask("check-ignore", path) is not null;

    /// <summary>The folder of its hooks, wherever the configuration puts it; null when git does not answer.</summary>
    public string? Hooks() => new GitProgram(WorkTree).Ask("rev-parse", "--git-path", "hooks") is { } path ? Path.GetFullPath(path, WorkTree) : null;

    /// <summary>A folder of its own, or the one that a file names: so it is in working trees that were added, and in submodules.</summary>
    private static string? OwnOf(string folder)
    {
        var git = Path.Combine(folder, ".git");
        if (File.Exists(Path.Combine(git, "HEAD"))) return git;
        if (!File.Exists(git)) return null;
        const string prefix = "gitdir:";
        var text = File.ReadAllText(git).Trim();
        if (!text.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var own = Path.GetFullPath(text[prefix.Length..].Trim(), folder);
        return File.Exists(Path.Combine(own, "HEAD")) ? own : null;
    }

    private static string CommonOf(string own)
    {
        var file = Path.Combine(own, "commondir");
        return File.Exists(file) ? Path.GetFullPath(File.ReadAllText(file).Trim(), own) : own;
    }
}

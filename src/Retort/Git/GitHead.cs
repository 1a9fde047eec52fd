namespace Retort.Git;

/// <summary>What is checked out: a branch, or a commit alone.</summary>
/// <remarks>Read from git's files, so that neither git nor the time to start it is needed.</remarks>
internal sealed record GitHead
{
    private const string Branches = "refs/heads/";

    private static readonly string[] UsualDefaults = ["main", "master"];
    private static readonly string[] RebaseFolders = ["rebase-merge", "rebase-apply"];

    /// <summary>The branch, as in <c>feature/login</c>; also while it is being rebased. Null when a commit alone is checked out.</summary>
    public string? Branch { get; init; }

    /// <summary>The commit, when it alone is checked out.</summary>
    public string? Commit { get; init; }

    /// <summary>The branch that the repository calls its default one; null when that cannot be known.</summary>
    public string? DefaultBranch { get; init; }

    /// <summary>What is checked out in a working tree.</summary>
    public static GitHead Read(GitFolder folder)
    {
        var text = File.ReadAllText(Path.Combine(folder.Own, "HEAD")).Trim();
        // A repository of the format "reftable" keeps its branches where only git itself can read them.
        if (text == $"ref: {Branches}.invalid") return ThroughGit(folder);
        var head = BranchOf(text, "ref: ") is { } branch ? new GitHead { Branch = branch } : Rebased(folder) is { } rebased ? new GitHead { Branch = rebased } : new GitHead { Commit = text };
        return head with { DefaultBranch = Default(folder) ?? (head.Branch is { } only && !HasBranches(folder) ? only : null) };
    }

    /// <summary>The branch that a rebase has taken HEAD away from, and will give it back to.</summary>
    private static string? Rebased(GitFolder folder) => RebaseFolders
        .Select(name => Path.Combine(folder.Own, name, "head-name"))
        .Where(File.Exists)
        .Select(file => BranchOf(File.ReadAllText(file).Trim(), ""))
        .FirstOrDefault(branch => branch is not null);

    private static string? Default(GitFolder folder)
    {
        var remote = Path.Combine(folder.Common, "refs", "remotes", "origin", "HEAD");
        const string prefix = "ref: refs/remotes/origin/";
        if (File.Exists(remote) && File.ReadAllText(remote).Trim() is var text && text.StartsWith(prefix, StringComparison.Ordinal)) return text[prefix.Length..];
        return UsualDefaults.FirstOrDefault(name => File.Exists(Path.Combine(folder.Common, "refs", "heads", name)) || Packed(folder).Any(line => line.EndsWith($" {Branches}{name}", StringComparison.Ordinal)));
    }

    /// <summary>Before the first commit there is none: then the one that is checked out is the default.</summary>
    private static bool HasBranches(GitFolder folder) =>
        Directory.EnumerateFiles(Path.Combine(folder.Common, "refs", "heads"), "*", SearchOption.AllDirectories).Any() || Packed(folder).Any(line => line.Contains($" {Branches}", StringComparison.Ordinal));

    private static IEnumerable<string> Packed(GitFolder folder)
    {
        var file = Path.Combine(folder.Common, "packed-refs");
        return File.Exists(file) ? File.ReadLines(file) : [];
    }

    private static GitHead ThroughGit(GitFolder folder)
    {
        var git = new GitProgram(folder.WorkTree);
        var branch = git.Ask("symbolic-ref", "--quiet", "--short", "HEAD") ?? Rebased(folder);
        var names = git.Ask("for-each-ref", "--format=%(refname:short)", "refs/heads")?.Split('\n') ?? [];
        var remote = git.Ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
        return new GitHead
        {
            Branch = branch,
            Commit = branch is null ? git.Ask("rev-parse", "HEAD") : null,
            DefaultBranch = remote?["origin/".Length..] ?? UsualDefaults.FirstOrDefault(names.Contains) ?? (names.Length == 0 ? branch : null),
        };
    }

    private static string? BranchOf(string text, string prefix) => text.StartsWith(prefix + Branches, StringComparison.Ordinal) ? text[(prefix.Length + Branches.Length)..] : null;
}

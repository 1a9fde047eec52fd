using System.Globalization;

namespace Retort.Git;

/// <summary>What git remembers of branches: which there are, where one came from, how far two are apart.</summary>
internal sealed class GitHistory(GitFolder folder)
{
    private readonly GitProgram git = new(folder.WorkTree);

    /// <summary>The local branches; null when git does not answer.</summary>
    public IReadOnlySet<string>? Branches() => git.Ask("for-each-ref", "--format=%(refname:short)", "refs/heads") is { } text
        ? text.Split('\n').ToHashSet(StringComparer.Ordinal)
        : null;

    /// <summary>The commits that are checked out without a branch, in any working tree.</summary>
    public IReadOnlySet<string> DetachedCommits()
    {
        // Each working tree is a paragraph: worktree PATH, HEAD COMMIT, then "branch ..." or "detached".
        var paragraphs = git.Ask("worktree", "list", "--porcelain")?.Split("\n\n") ?? [];
        return paragraphs.Select(paragraph => paragraph.Split('\n'))
            .Where(lines => lines.Contains("detached"))
            .SelectMany(lines => lines.Where(line => line.StartsWith("HEAD ", StringComparison.Ordinal)).Select(line => line[5..]))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The name that a branch had before; null when it was not renamed.</summary>
    public string? RenamedFrom(string branch)
    {
        var suffix = $" to refs/heads/{branch}";
        return Log(Path.Combine(folder.Common, "logs", "refs", "heads", branch))
            .Where(entry => entry.StartsWith("Branch: renamed refs/heads/", StringComparison.Ordinal) && entry.EndsWith(suffix, StringComparison.Ordinal))
            .Select(entry => entry["Branch: renamed refs/heads/".Length..^suffix.Length])
            .LastOrDefault();
    }

    /// <summary>The local branch that a branch was created from, as git logged it; null when the log does not say.</summary>
    public string? CreatedFrom(string branch)
    {
        const string prefix = "branch: Created from ";
        var entry = Log(Path.Combine(folder.Common, "logs", "refs", "heads", branch)).FirstOrDefault();
        if (entry is null || !entry.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var from = entry[prefix.Length..];
        if (from == "HEAD") return LeftFor(branch);
        if (from.StartsWith("refs/heads/", StringComparison.Ordinal)) from = from["refs/heads/".Length..];
        return Branches()?.Contains(from) == true ? from : null;
    }

    /// <summary>How many commits lie between two commits or branches and where they parted; null when they have nothing in common.</summary>
    public (int Ahead, int Behind)? Distance(string from, string to)
    {
        var counts = git.Ask("rev-list", "--left-right", "--count", $"{from}...{to}", "--")?.Split('\t');
        if (counts is not [var left, var right] || git.Ask("merge-base", from, to) is null) return null;
        return (int.Parse(right, CultureInfo.InvariantCulture), int.Parse(left, CultureInfo.InvariantCulture));
    }

    /// <summary>The commit of a branch, or of HEAD.</summary>
    public string? Commit(string name) => git.Ask("rev-parse", "--verify", "--quiet", $"{name}^{{commit}}");

    /// <summary>The branch that was left for a new one: <c>git switch -c</c> says only "HEAD" in the new branch's own log.</summary>
    private string? LeftFor(string branch)
    {
        var (prefix, suffix) = ("checkout: moving from ", $" to {branch}");
        var left = Log(Path.Combine(folder.Own, "logs", "HEAD"))
            .FirstOrDefault(entry => entry.StartsWith(prefix, StringComparison.Ordinal) && entry.EndsWith(suffix, StringComparison.Ordinal));
        return left is not null && left[prefix.Length..^suffix.Length] is var name && Branches()?.Contains(name) == true ? name : null;
    }

    /// <summary>What a log says, the oldest first, without commits and authors.</summary>
    private static IEnumerable<string> Log(string file) => File.Exists(file)
        ? File.ReadAllLines(file).Select(line => line[(line.IndexOf('\t') + 1)..])
        : [];
}

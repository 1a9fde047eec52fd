using Retort.Configuration;
using Retort.Git;
using Retort.Server.Branches;

namespace Retort.Workspaces.Branches;

/// <summary>Which database a branch without one begins with.</summary>
/// <param name="Database">The name of the database; null when there is none to begin with.</param>
/// <param name="Branch">The branch whose database it is; null for a commit, and for the plain database where no default branch is known.</param>
/// <param name="IsRename">Whether it is this branch's own, under the name that the branch had before.</param>
internal sealed record BranchOrigin(string? Database, string? Branch, bool IsRename = false)
{
    /// <summary>Finds it: the same branch under its old name, the branch that git says it came from, else the one that is nearest in history.</summary>
    /// <param name="branch">The branch that is checked out.</param>
    /// <param name="history">What git remembers.</param>
    /// <param name="databases">The databases of the server.</param>
    public static BranchOrigin Find(DatabaseBranch branch, GitHistory history, IReadOnlyCollection<ServerDatabase> databases)
    {
        var names = databases.Select(database => database.Name).ToHashSet(StringComparer.Ordinal);
        if (branch.Name is { } name)
        {
            if (history.RenamedFrom(name) is { } old && names.Contains(branch.DatabaseOf(old)) && old != branch.DefaultBranch && history.Branches()?.Contains(old) == false)
                return new BranchOrigin(branch.DatabaseOf(old), old, IsRename: true);
            if (Logged(branch, name, history, names) is { } logged) return new BranchOrigin(branch.DatabaseOf(logged), logged);
        }

        return Nearest(branch, history, databases) ?? new BranchOrigin(names.Contains(branch.PlainDatabase) ? branch.PlainDatabase : null, branch.DefaultBranch);
    }

    /// <summary>The branch that it was created from, or, when that one has no database, the one that that was created from.</summary>
    private static string? Logged(DatabaseBranch branch, string name, GitHistory history, HashSet<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var from = history.CreatedFrom(name); from is not null && seen.Add(from); from = history.CreatedFrom(from))
        {
            if (from != name && names.Contains(branch.DatabaseOf(from))) return from;
        }

        return null;
    }

    /// <summary>Where the logs say nothing: the database whose branch parted from this one the fewest commits ago, then the one with the fewest commits of its own.</summary>
    private static BranchOrigin? Nearest(DatabaseBranch branch, GitHistory history, IReadOnlyCollection<ServerDatabase> databases)
    {
        var known = databases.Where(database => database.Mark is { Snapshot: null } mark && mark.Of == branch.PlainDatabase && database.Name != branch.Database)
            .Select(database => (Database: database.Name, Commit: database.Mark!.Branch ?? database.Mark.Commit, database.Mark.Branch));
        if (branch.DefaultBranch is { } main && databases.Any(database => database.Name == branch.PlainDatabase)) known = known.Prepend((branch.PlainDatabase, main, main));
        return known.Where(one => one.Commit is not null)
            .Select(one => (one.Database, one.Branch, Distance: history.Distance(one.Commit!, "HEAD")))
            .Where(one => one.Distance is not null)
            .OrderBy(one => one.Distance!.Value.Ahead).ThenBy(one => one.Distance!.Value.Behind)
            .Select(one => new BranchOrigin(one.Database, one.Branch))
            .FirstOrDefault();
    }
}

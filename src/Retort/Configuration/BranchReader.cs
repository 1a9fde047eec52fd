using Retort.Git;

namespace Retort.Configuration;

/// <summary>Turns the addresses of <c>"perBranch"</c> into those of what is checked out.</summary>
internal sealed class BranchReader(string folder)
{
    private readonly GitFolder? git = GitFolder.Find(folder);
    private GitHead? head;

    /// <summary>The database with the addresses of the branch; as it is where there is no git, and for servers elsewhere.</summary>
    public DatabaseConfiguration Apply(DatabaseConfiguration database, string? told)
    {
        if (git is null || database.Protected || !IsHere(database.Url)) return database;
        head ??= GitHead.Read(git);
        var branch = new DatabaseBranch { Name = head.Branch, Commit = head.Commit, PlainDatabase = database.Url.Database, DefaultBranch = told ?? head.DefaultBranch };
        return database with { Branch = branch, Url = database.Url.WithDatabase(branch.Database), DirectUrl = database.DirectUrl?.WithDatabase(branch.Database) };
    }

    /// <summary>Where the local server is: all working trees of a repository share one, so that a branch of one can be copied from a branch of another.</summary>
    public string WorkFolder(bool isShared) => Path.Combine(isShared && git is { IsLinked: true } linked ? linked.InMain(folder) : folder, ".retort");

    /// <summary>A branch must never be made on a server that others use.</summary>
    private static bool IsHere(DatabaseUrl url) => url.IsLocal || url.Hosts.Count == 0
        || url.Hosts.All(host => host.IsSocket || host.Name is "localhost" or "127.0.0.1" or "::1");
}

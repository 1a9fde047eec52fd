using Retort.Configuration;

namespace Retort.Workspaces;

/// <summary>The addresses of a workspace's databases, as every verb of the tool resolves them.</summary>
public static class DatabaseAddress
{
    /// <summary>Where a database of a workspace can be used now.</summary>
    /// <remarks>
    /// The local server is started when it is meant. With <c>"perBranch"</c> it is the database of the git branch that is checked out: the first use
    /// makes it, a copy of the one that the branch came from, and brings it to the heads of its revisions.
    /// </remarks>
    /// <param name="folder">A folder of the workspace; null is the current one.</param>
    /// <param name="database">The name of the database in <c>retort.json</c>; null is the only one.</param>
    /// <param name="progress">Told of what takes long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Errors.RetortException">There is no such workspace or database, or its server cannot be reached.</exception>
    public static async Task<DatabaseUrl> FindAsync(string? folder = null, string? database = null, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        var workspace = Workspace.Open(folder ?? Environment.CurrentDirectory, null, database is null ? [] : [database], progress);
        return workspace.Databases is [var only] ? await only.AddressAsync(create: only.Url.IsLocal, cancellationToken) : throw new Errors.ConfigurationException("choose-database", "one database has to be chosen")
        {
            Detail = $"The workspace has {string.Join(", ", workspace.Databases.Select(one => $"\"{one.Name}\""))}.",
        };
    }
}

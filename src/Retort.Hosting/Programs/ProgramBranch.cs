using Retort.Configuration;
using Retort.Workspaces;

namespace Retort.Hosting.Programs;

/// <summary>The database of a git branch, where the <c>retort.json</c> of a program's folder says that each branch has one.</summary>
internal static class ProgramBranch
{
    /// <summary>Where it is; its first use makes it.</summary>
    /// <param name="folder">The folder of the program's project.</param>
    /// <param name="name">The name of the database, there and in the program.</param>
    /// <param name="plain">The local address that the program was given.</param>
    /// <returns>Null where all branches use that.</returns>
    public static DatabaseUrl? Find(string folder, string name, DatabaseUrl plain)
    {
        if (!File.Exists(Path.Combine(folder, WorkspaceConfiguration.FileName))) return null;
        var known = Workspace.Open(folder, url: null, []).Configuration.Databases.FirstOrDefault(one => one.Name == name);
        if (known?.Branch is not { } branch || !known.Url.IsLocal || branch.PlainDatabase != plain.Database) return null;
        return DatabaseAddress.FindAsync(folder, name).GetAwaiter().GetResult();
    }
}

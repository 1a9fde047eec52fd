using Retort.Errors;
using Retort.Revisions;

namespace Retort.Workspaces;

/// <summary><c>show</c> and <c>edit</c>: one revision.</summary>
internal static class ShowVerb
{
    /// <summary>The revision of that name, in each chosen database that has it.</summary>
    public static ValueList<RevisionReport> Show(this Workspace workspace, string name)
    {
        var found = new List<RevisionReport>();
        RevisionException? missing = null;
        foreach (var database in workspace.Databases)
        {
            try
            {
                found.AddRange(database.Graph.Resolve(name).Select(id => Report(database, database.Graph[id])));
            }
            catch (RevisionException error) when (workspace.Databases.Count > 1)
            {
                missing ??= error;
            }
        }

        return found.Count > 0 || missing is null ? found.ToValueList() : throw missing;
    }

    /// <summary>The full path of a revision's file.</summary>
    public static string PathOf(this WorkspaceDatabase database, string name) =>
        database.Graph.Resolve(name) is [var id] && database.Graph[id].Path is { } path
            ? Path.GetFullPath(path)
            : throw new RevisionException("several-revisions", $"\"{name}\" is not one revision") { Hint = "Run `retort heads`, and name one of them." };

    private static RevisionReport Report(WorkspaceDatabase database, Revision revision) => new()
    {
        Database = database.Name,
        Revision = database.Summary(revision),
        Checksum = revision.Checksum,
        Upgrade = revision.Upgrade.Text,
        Downgrade = revision.Downgrade?.Text,
    };
}

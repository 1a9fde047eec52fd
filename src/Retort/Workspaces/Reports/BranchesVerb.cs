namespace Retort.Workspaces.Reports;

/// <summary><c>branches</c>: where history branches.</summary>
internal static class BranchesVerb
{
    public static BranchReport Branches(this WorkspaceDatabase database) => new()
    {
        Database = database.Name,
        BranchPoints = database.Graph.BranchPoints
            .Select(id => new BranchPoint
            {
                Revision = database.Summary(database.Graph[id]),
                Children = database.Graph.Children(id).Select(child => database.Summary(database.Graph[child])).ToValueList(),
            })
            .ToValueList(),
    };
}

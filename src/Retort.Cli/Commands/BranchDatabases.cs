using Retort.Cli.Parsing;
using Retort.Workspaces;

namespace Retort.Cli.Commands;

/// <summary>The databases that the verbs of <c>db branch</c> are about.</summary>
internal static class BranchDatabases
{
    /// <summary>Those that were named; else all whose branches have databases; else all, so that the verb says why not.</summary>
    public static ValueList<WorkspaceDatabase> Of(Invocation invocation)
    {
        if (invocation.Names.Count > 0) return invocation.Workspace.Databases;
        var own = invocation.All().Where(database => database.Configuration.Branch is not null).ToValueList();
        return own.Count > 0 ? own : invocation.Workspace.Databases;
    }
}

using Retort.Workspaces.Writing;

namespace Retort.Workspaces.Dev;

/// <summary>The revision that a session ended with.</summary>
internal sealed record DevFold
{
    /// <summary>The revision; its <see cref="NewRevisionReport.Revision"/> is null when there was nothing to write.</summary>
    public required NewRevisionReport Written { get; init; }

    /// <summary>Whether the database is recorded as being at it: it has all that the revision does.</summary>
    public bool IsStamped { get; init; }
}

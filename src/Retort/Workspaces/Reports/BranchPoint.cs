namespace Retort.Workspaces.Reports;

/// <summary>A revision with several children.</summary>
internal sealed record BranchPoint
{
    public required RevisionSummary Revision { get; init; }

    public ValueList<RevisionSummary> Children { get; init; }
}

namespace Retort.Workspaces.Reports;

/// <summary>Where the history of one database branches.</summary>
internal sealed record BranchReport
{
    public required string Database { get; init; }

    public ValueList<BranchPoint> BranchPoints { get; init; }
}

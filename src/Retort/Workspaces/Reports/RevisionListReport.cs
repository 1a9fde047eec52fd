namespace Retort.Workspaces.Reports;

/// <summary>Some revisions of one database: what <c>history</c>, <c>heads</c> and <c>branches</c> show.</summary>
internal sealed record RevisionListReport
{
    public required string Database { get; init; }

    /// <summary>In the order of the list.</summary>
    public ValueList<RevisionSummary> Revisions { get; init; }
}

using Retort.Revisions;

namespace Retort.Workspaces.Reports;

/// <summary>A revision without its scripts, as lists show it.</summary>
internal sealed record RevisionSummary
{
    public required string Id { get; init; }

    public ValueList<string> Parents { get; init; }

    public ValueList<string> DependsOn { get; init; }

    public ValueList<string> Labels { get; init; }

    /// <summary>The ids of the revisions whose place it takes, oldest first.</summary>
    public ValueList<string> Replaces { get; init; }

    public required string Message { get; init; }

    public DateTimeOffset Created { get; init; }

    /// <summary>Its file, relative to the workspace; null when only the database knows it.</summary>
    public string? Path { get; init; }

    /// <summary>No child builds on it.</summary>
    public bool IsHead { get; init; }

    /// <summary>Several children build on it.</summary>
    public bool IsBranchPoint { get; init; }

    /// <summary>It has several parents.</summary>
    public bool IsMergePoint => Parents.Count > 1;

    /// <summary>The database is at it; null when the database was not asked.</summary>
    public bool? IsCurrent { get; init; }

    /// <summary>How the database came to have it; null when it has not, or was not asked.</summary>
    public RevisionApplied? Applied { get; init; }

    internal static RevisionSummary Of(Revision revision, RevisionGraph graph, IReadOnlyCollection<string>? current = null)
    {
        var children = graph.Children(revision.Id).Count;
        return new()
        {
            Id = revision.Id,
            Parents = revision.Parents,
            DependsOn = revision.DependsOn,
            Labels = revision.Labels,
            Replaces = revision.Replaces,
            Message = revision.Message,
            Created = revision.Created,
            Path = revision.Path,
            IsHead = children == 0,
            IsBranchPoint = children > 1,
            IsCurrent = current?.Contains(revision.Id),
        };
    }
}

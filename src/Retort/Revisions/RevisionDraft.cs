namespace Retort.Revisions;

/// <summary>The place of a new revision in the graph, before its file is written.</summary>
public sealed record RevisionDraft
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it builds on, as whole ids.</summary>
    public required ValueList<string> Parents { get; init; }

    /// <summary>What it depends on, as whole ids or labels.</summary>
    public required ValueList<string> DependsOn { get; init; }

    /// <summary>Branch labels that begin with it.</summary>
    public required ValueList<string> Labels { get; init; }

    /// <summary>The heads of the graph with it, in ordinal order.</summary>
    public required ValueList<string> HeadsAfter { get; init; }

    /// <summary>Codes of what is wrong with it as it stands: <c>duplicate-revision</c>, which a folder refuses to write.</summary>
    public ValueList<string> Warnings { get; init; }
}

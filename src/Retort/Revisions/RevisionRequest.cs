namespace Retort.Revisions;

/// <summary>Where a new revision is to stand.</summary>
public sealed record RevisionRequest
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Targets that name its parents; several make a merge.</summary>
    public ValueList<string> Heads { get; init; } = ["head"];

    /// <summary>Whether a parent may be something that others build on already.</summary>
    public bool Splice { get; init; }

    /// <summary>Branch labels that begin with it.</summary>
    public ValueList<string> Labels { get; init; }

    /// <summary>Targets that name what must be applied before it; labels stay labels.</summary>
    public ValueList<string> DependsOn { get; init; }
}

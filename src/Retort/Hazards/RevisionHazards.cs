using Retort.Revisions;

namespace Retort.Hazards;

/// <summary>The hazards of one revision's upgrade.</summary>
internal sealed record RevisionHazards
{
    public required Revision Revision { get; init; }

    public ValueList<Hazard> Hazards { get; init; }

    /// <summary>Whether a transaction of it was rolled back, because others would have seen what it did.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>Findings that nobody accepted.</summary>
    public IEnumerable<Hazard> Open => Hazards.Where(hazard => hazard.IsOpen);
}

namespace Retort.Revisions;

/// <summary>The directive <c>allow deletes-data: reason</c>: a hazard that a person has accepted.</summary>
public sealed record AllowedHazard
{
    /// <summary>The hazard's stable name, such as <c>deletes-data</c>.</summary>
    public required string Hazard { get; init; }

    /// <summary>Why it is acceptable here.</summary>
    public required string Reason { get; init; }

    /// <summary>The line of the directive.</summary>
    public required int Line { get; init; }
}

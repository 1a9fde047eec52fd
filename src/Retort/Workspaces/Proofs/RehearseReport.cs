using Retort.Hazards.Rehearsals;

namespace Retort.Workspaces.Proofs;

/// <summary>How pending revisions went on a clone of the real database.</summary>
internal sealed record RehearseReport
{
    public required string Database { get; init; }

    /// <summary>How the clone was made: <c>template</c>, <c>pg_dump</c> or <c>sample</c>; null when nothing was pending.</summary>
    public string? ClonedBy { get; init; }

    /// <summary>How many rows of each table were asked for; null when it was all.</summary>
    public int? Sample { get; init; }

    /// <summary>How many rows the sample has, with those that others refer to; null when it was all.</summary>
    public long? SampledRows { get; init; }

    public ValueList<RehearsedRevision> Revisions { get; init; }

    /// <summary>Whether all ran to their ends.</summary>
    public bool Succeeded => Revisions.All(revision => revision.Failure is null);
}

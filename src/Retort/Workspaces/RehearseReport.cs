using Retort.Hazards.Rehearsals;

namespace Retort.Workspaces;

/// <summary>How pending revisions went on a clone of the real database.</summary>
internal sealed record RehearseReport
{
    public required string Database { get; init; }

    /// <summary>How the clone was made: <c>template</c> or <c>pg_dump</c>; null when nothing was pending.</summary>
    public string? ClonedBy { get; init; }

    public ValueList<RehearsedRevision> Revisions { get; init; }

    /// <summary>Whether all ran to their ends.</summary>
    public bool Succeeded => Revisions.All(revision => revision.Failure is null);
}

using Retort.Hazards;

namespace Retort.Workspaces.Proofs;

/// <summary>A revision with its hazards.</summary>
internal sealed record LintedRevision
{
    public required string Id { get; init; }

    public required string Message { get; init; }

    /// <summary>Its file, relative to the workspace.</summary>
    public string? Path { get; init; }

    public ValueList<Hazard> Hazards { get; init; }
}

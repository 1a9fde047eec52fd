using Retort.Workspaces.Reports;

namespace Retort.Workspaces.Histories;

/// <summary>What builds on something else now.</summary>
internal sealed record RebaseReport
{
    public required string Database { get; init; }

    /// <summary>The branch that told which revisions are mine; null when that was said by hand.</summary>
    public string? MainBranch { get; init; }

    /// <summary>What they build on now; null when there was nothing to do.</summary>
    public string? Onto { get; init; }

    public ValueList<RebasedRevision> Rebased { get; init; }

    /// <summary>The revisions from where the two sides part, newest first.</summary>
    public ValueList<RevisionSummary> Before { get; init; }

    public ValueList<RevisionSummary> After { get; init; }

    /// <summary>Databases that were taken down before and up afterwards.</summary>
    public ValueList<string> Moved { get; init; }

    /// <summary>Databases whose ledger could not be read, with the reason.</summary>
    public ValueList<string> NotAsked { get; init; }

    /// <summary>What still leads from the new end to the model, as statements; empty also when there is no model.</summary>
    public ValueList<string> ModelDiffers { get; init; }

    public bool IsDryRun { get; init; }
}

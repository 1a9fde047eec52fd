namespace Retort.Workspaces.Proofs;

/// <summary>What a walk up, down and up again has shown.</summary>
internal sealed record VerifyReport
{
    public required string Database { get; init; }

    /// <summary>The revisions that were walked, the oldest first; it ends with the first that could not be.</summary>
    public ValueList<VerifiedRevision> Revisions { get; init; }

    /// <summary>The statements that lead from the end of history to the model; null when the walk did not end there, or there is no model.</summary>
    public ValueList<string>? LeftToModel { get; init; }

    /// <summary>Whether everything is as it should be.</summary>
    public bool IsProved => Revisions.All(revision => revision.Findings.Count == 0) && LeftToModel is not { Count: > 0 };
}

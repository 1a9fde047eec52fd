namespace Retort.Workspaces.Proofs;

/// <summary>The hazards of one database's revisions.</summary>
internal sealed record LintReport
{
    public required string Database { get; init; }

    /// <summary>The revisions that were looked at, the oldest first.</summary>
    public ValueList<LintedRevision> Revisions { get; init; }

    /// <summary>The major version of the database that was asked with <c>--live</c>; null when none was.</summary>
    public int? LiveVersion { get; init; }

    /// <summary>Whether a finding is neither mended nor accepted.</summary>
    public bool HasFindings => Revisions.Any(revision => revision.Hazards.Any(hazard => hazard.IsOpen));
}

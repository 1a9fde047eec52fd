using Retort.Workspaces.Proofs;

namespace Retort.Workspaces.Checks;

/// <summary>Everything that should stop a change of one database from being merged.</summary>
internal sealed record CiReport
{
    public required string Database { get; init; }

    /// <summary>What keeps the history from being in order; pending revisions do not, they are what is to be merged.</summary>
    public required CheckReport Check { get; init; }

    /// <summary>The hazards; null when the history could not be read far enough.</summary>
    public required LintReport Lint { get; init; }

    public required VerifyReport Verify { get; init; }

    /// <summary>Whether nothing was found.</summary>
    public bool IsClean => Check.Findings.Count == 0 && !Lint.HasFindings && Verify.IsProved;
}

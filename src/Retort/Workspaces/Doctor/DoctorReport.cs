namespace Retort.Workspaces.Doctor;

/// <summary>What the doctor found about the workspace or about one of its databases.</summary>
internal sealed record DoctorReport
{
    /// <summary>The database in the workspace; null for the workspace itself.</summary>
    public string? Database { get; init; }

    /// <summary>Its address, without the password.</summary>
    public string? Url { get; init; }

    public ValueList<DoctorFinding> Findings { get; init; }

    /// <summary>Whether something does not work.</summary>
    public bool HasProblems => Findings.Any(finding => finding.Verdict == DoctorVerdict.Problem);
}

namespace Retort.Workspaces.Histories;

/// <summary>What <c>adopt</c> was asked for.</summary>
internal sealed record AdoptRequest
{
    /// <summary>Null says what was adopted.</summary>
    public string? Message { get; init; }

    /// <summary>The baseline's id; null takes a random one.</summary>
    public string? Id { get; init; }

    /// <summary>Leave GRANTs out of the baseline, whose roles other servers may not have.</summary>
    public bool NoPrivileges { get; init; }
}

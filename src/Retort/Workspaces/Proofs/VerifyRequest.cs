namespace Retort.Workspaces.Proofs;

/// <summary>What <c>verify</c> was asked for.</summary>
internal sealed record VerifyRequest
{
    /// <summary>A range such as <c>-1:</c> or a revision; null is all of them.</summary>
    public string? Range { get; init; }

    /// <summary>Whether tables hold generated rows while revisions run.</summary>
    public bool Data { get; init; }
}

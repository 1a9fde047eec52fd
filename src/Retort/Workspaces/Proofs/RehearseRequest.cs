namespace Retort.Workspaces.Proofs;

/// <summary>What <c>rehearse</c> was asked for.</summary>
internal sealed record RehearseRequest
{
    /// <summary>Where to go, e.g. <c>heads</c> or <c>+1</c>.</summary>
    public required string Target { get; init; }

    /// <summary>How many rows of each table the clone gets, with those that they refer to; null is all.</summary>
    public int? Sample { get; init; }
}

namespace Retort.Workspaces.Proofs;

/// <summary>A revision that went up, down and up; or only up, where it has no way back.</summary>
internal sealed record VerifiedRevision
{
    public required string Id { get; init; }

    public required string Message { get; init; }

    /// <summary>Its file, relative to the workspace.</summary>
    public string? Path { get; init; }

    /// <summary>Whether it went up only: it has no downgrade.</summary>
    public bool IsOneWay { get; init; }

    /// <summary>What is wrong with it.</summary>
    public ValueList<VerifyFinding> Findings { get; init; }

    /// <summary>How many generated rows its tables held, where that was asked for.</summary>
    public long? Rows { get; init; }

    /// <summary>Tables that stayed empty, each with the reason.</summary>
    public ValueList<string> Unfilled { get; init; }
}

namespace Retort.Workspaces.Proofs;

/// <summary>Something that a walk has shown to be wrong.</summary>
internal sealed record VerifyFinding
{
    public required string Message { get; init; }

    /// <summary>The statements that would mend it, or what PostgreSQL says.</summary>
    public ValueList<string> Details { get; init; }

    public string? Hint { get; init; }
}

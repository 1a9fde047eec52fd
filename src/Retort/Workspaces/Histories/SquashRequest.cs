namespace Retort.Workspaces.Histories;

/// <summary>What <c>squash</c> was asked for.</summary>
internal sealed record SquashRequest
{
    /// <summary>The last revision that is replaced; everything below it goes too.</summary>
    public required string Target { get; init; }

    /// <summary>Null says what was replaced.</summary>
    public string? Message { get; init; }

    /// <summary>Null takes a random one.</summary>
    public string? Id { get; init; }

    /// <summary>Only prove that it can be done.</summary>
    public bool IsDryRun { get; init; }
}

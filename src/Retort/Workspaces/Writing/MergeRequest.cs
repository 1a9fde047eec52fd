namespace Retort.Workspaces.Writing;

/// <summary>What <c>merge</c> was asked for.</summary>
internal sealed record MergeRequest
{
    /// <summary>What is joined; empty is every head.</summary>
    public ValueList<string> Revisions { get; init; }

    /// <summary>Null says which revisions are joined.</summary>
    public string? Message { get; init; }

    public ValueList<string> Labels { get; init; }

    /// <summary>Null takes a random one.</summary>
    public string? Id { get; init; }
}

namespace Retort.Catalog.ForeignServers;

/// <summary>A foreign server: another system that a wrapper can reach.</summary>
public sealed record ForeignServer : DatabaseObject
{
    /// <summary>The wrapper.</summary>
    public required string Wrapper { get; init; }

    /// <summary>The kind of system, as the wrapper understands it.</summary>
    public string? Type { get; init; }

    /// <summary>Its version.</summary>
    public string? Version { get; init; }

    /// <summary>The options as <c>name=value</c>; secrets are never read.</summary>
    public ValueList<string> Options { get; init; }
}

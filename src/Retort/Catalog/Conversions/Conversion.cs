namespace Retort.Catalog.Conversions;

/// <summary>A conversion between two encodings.</summary>
public sealed record Conversion : DatabaseObject
{
    /// <summary>The encoding that it reads.</summary>
    public required string Source { get; init; }

    /// <summary>The encoding that it writes.</summary>
    public required string Destination { get; init; }

    /// <summary>The function that does it.</summary>
    public required string Function { get; init; }

    /// <summary>Whether it is the one that is used between the two.</summary>
    public required bool IsDefault { get; init; }
}

namespace Retort.Catalog.Ranges;

/// <summary>A range type, with the multirange type that comes with it.</summary>
public sealed record RangeType : DatabaseObject
{
    /// <summary>The type of the bounds.</summary>
    public required string Subtype { get; init; }

    /// <summary>The operator class that orders them; null for the subtype's default.</summary>
    public string? OperatorClass { get; init; }

    /// <summary>The collation; null for the subtype's own.</summary>
    public string? Collation { get; init; }

    /// <summary>The function that measures the distance of two bounds.</summary>
    public string? Difference { get; init; }

    /// <summary>The function that brings equal ranges into one form; it takes the type itself, which stands as a shell before.</summary>
    public string? Canonical { get; init; }

    /// <summary>Whether it is only announced yet.</summary>
    internal bool IsShell { get; init; }

    /// <summary>The name of the multirange type; null when PostgreSQL made it up, and before PostgreSQL 14.</summary>
    public string? Multirange { get; init; }
}

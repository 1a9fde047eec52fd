namespace Retort.Catalog.Languages;

/// <summary>A procedural language that was created without an extension.</summary>
public sealed record Language : DatabaseObject
{
    /// <summary>Whether everybody may write functions in it.</summary>
    public required bool IsTrusted { get; init; }

    /// <summary>The function that runs its functions.</summary>
    public required string Handler { get; init; }

    /// <summary>The function that runs DO blocks.</summary>
    public string? Inline { get; init; }

    /// <summary>The function that checks new functions.</summary>
    public string? Validator { get; init; }
}

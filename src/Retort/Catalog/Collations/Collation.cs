namespace Retort.Catalog.Collations;

/// <summary>A collation.</summary>
public sealed record Collation : DatabaseObject
{
    /// <summary><c>libc</c>, <c>icu</c> or <c>builtin</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The locale; of libc the one for order.</summary>
    public required string Locale { get; init; }

    /// <summary>The locale for classes of letters; null when it is <see cref="Locale"/>.</summary>
    public string? CharacterType { get; init; }

    /// <summary>Whether only strings of equal bytes are equal.</summary>
    public required bool IsDeterministic { get; init; }

    /// <summary>ICU's tailoring rules (PostgreSQL 16 and later).</summary>
    public string? Rules { get; init; }
}

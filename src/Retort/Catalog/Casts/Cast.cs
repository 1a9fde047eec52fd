namespace Retort.Catalog.Casts;

/// <summary>A cast from one type to another.</summary>
public sealed record Cast : DatabaseObject
{
    /// <summary>How it is done: <c>with function f(text)</c>, <c>with inout</c> or <c>without function</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Where it happens unasked: <c>assignment</c>, <c>implicit</c>; null when it must be written.</summary>
    public string? Context { get; init; }
}

namespace Retort.Catalog.ForeignDataWrappers;

/// <summary>A foreign data wrapper: the code that reaches another system.</summary>
public sealed record ForeignDataWrapper : DatabaseObject
{
    /// <summary>The function that hands out its routines.</summary>
    public string? Handler { get; init; }

    /// <summary>The function that checks options.</summary>
    public string? Validator { get; init; }

    /// <summary>The options as <c>name=value</c>; secrets are never read.</summary>
    public ValueList<string> Options { get; init; }
}

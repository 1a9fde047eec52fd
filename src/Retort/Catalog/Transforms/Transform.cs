namespace Retort.Catalog.Transforms;

/// <summary>How values of a type reach functions in a language, and come back.</summary>
public sealed record Transform : DatabaseObject
{
    /// <summary>The function towards the language.</summary>
    public string? FromSql { get; init; }

    /// <summary>The function back.</summary>
    public string? ToSql { get; init; }
}

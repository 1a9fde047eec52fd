namespace Retort.Catalog.AccessMethods;

/// <summary>An access method of tables or indexes.</summary>
public sealed record AccessMethod : DatabaseObject
{
    /// <summary><c>table</c> or <c>index</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The function that hands out its routines.</summary>
    public required string Handler { get; init; }
}

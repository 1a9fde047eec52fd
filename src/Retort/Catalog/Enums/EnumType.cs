namespace Retort.Catalog.Enums;

/// <summary>An enum type.</summary>
public sealed record EnumType : DatabaseObject
{
    /// <summary>The labels, in their order.</summary>
    public required ValueList<string> Labels { get; init; }
}

namespace Retort.Configuration;

/// <summary>A model written in SQL.</summary>
public sealed record SqlModelSource : ModelSource
{
    /// <summary>Full paths with <c>*</c>, <c>?</c> and <c>**</c>; each glob's files are loaded in the order of their names.</summary>
    public required ValueList<string> Globs { get; init; }
}

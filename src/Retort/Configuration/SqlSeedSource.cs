namespace Retort.Configuration;

/// <summary>Files whose statements are run, all in one transaction.</summary>
public sealed record SqlSeedSource : SeedSource
{
    /// <summary>Full paths of files, folders, or globs.</summary>
    public ValueList<string> Globs { get; init; }
}

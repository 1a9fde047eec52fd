namespace Retort.Catalog.Extensions;

/// <summary>An extension: it stands for all of its members, which are not read.</summary>
public sealed record Extension : DatabaseObject
{
    /// <summary>The installed version.</summary>
    public required string Version { get; init; }

    /// <summary>The schema of its members; empty for the default schema.</summary>
    public required string Schema { get; init; }

    /// <summary>Whether its members can move to another schema.</summary>
    public required Incidental<bool> IsRelocatable { get; init; }

    /// <summary>The version that the server installs when none is asked for; null when its files are not there.</summary>
    public required Incidental<string?> DefaultVersion { get; init; }

    /// <summary>The versions to which ALTER EXTENSION can bring this one; not looked for when it is the default version.</summary>
    public required Incidental<ValueList<string>> Updates { get; init; }
}

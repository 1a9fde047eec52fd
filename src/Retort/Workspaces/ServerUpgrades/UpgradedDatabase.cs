namespace Retort.Workspaces.ServerUpgrades;

/// <summary>A database that came to another server and holds there what it held.</summary>
internal sealed record UpgradedDatabase
{
    public required string Name { get; init; }

    public int Tables { get; init; }

    /// <summary>The rows that were compared, each with its original.</summary>
    public long Rows { get; init; }

    /// <summary>What it does not have, in words; empty as a rule.</summary>
    public ValueList<string> Lost { get; init; }
}

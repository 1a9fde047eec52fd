using Retort.Workspaces.Runs;
using Retort.Workspaces.Transfers;

namespace Retort.Workspaces.Levels;

/// <summary>A database that was dropped and made again.</summary>
internal sealed record CleanReport
{
    public required string Database { get; init; }

    public required string Url { get; init; }

    /// <summary>What it was.</summary>
    public required Destruction Dropped { get; init; }

    /// <summary>What the upgrade of the new one did.</summary>
    public required MigrationReport Upgrade { get; init; }

    /// <summary>What of the old one's owner, settings and privileges it does not have, in words; empty as a rule.</summary>
    public ValueList<string> Lost { get; init; }

    /// <summary>What was seeded; null when the configuration has no seed, or none was wanted.</summary>
    public SeedReport? Seed { get; init; }
}

using Retort.Workspaces.Levels;

namespace Retort.Workspaces.Transfers;

/// <summary>A database that holds now what a backup holds.</summary>
internal sealed record RestoreReport
{
    public required string Database { get; init; }

    public required string Url { get; init; }

    public required string Path { get; init; }

    /// <summary>What it was before.</summary>
    public required Destruction Replaced { get; init; }

    public int Tables { get; init; }

    public long Rows { get; init; }

    /// <summary>Whether the rows were compared with those that were counted when the backup was made.</summary>
    public bool IsCompared { get; init; }

    /// <summary>The revisions that it is at now.</summary>
    public ValueList<string> Heads { get; init; }

    /// <summary>What of the old one's owner, settings and privileges it does not have, in words; empty as a rule.</summary>
    public ValueList<string> Lost { get; init; }

    public double Milliseconds { get; init; }
}

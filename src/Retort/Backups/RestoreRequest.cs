using Retort.Configuration;

namespace Retort.Backups;

/// <summary>What to restore, and where to.</summary>
internal sealed record RestoreRequest
{
    /// <summary>An empty database.</summary>
    public required DatabaseUrl Url { get; init; }

    /// <summary>The backup: a file, or a folder.</summary>
    public required string Path { get; init; }

    /// <summary>How many sessions write at the same time.</summary>
    public int Jobs { get; init; } = 1;

    public bool SchemaOnly { get; init; }

    /// <summary>Whether all roles that the backup names are on this server too: then owners stay what they were.</summary>
    public bool KeepsOwners { get; init; }

    /// <summary>Told how far it is.</summary>
    public Action<TransferProgress>? Progress { get; init; }
}

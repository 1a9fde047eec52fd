using Retort.Configuration;

namespace Retort.Backups;

/// <summary>What to back up, and where to.</summary>
internal sealed record BackupRequest
{
    /// <summary>The database; not a local one that has not been resolved.</summary>
    public required DatabaseUrl Url { get; init; }

    /// <summary>The file, or the folder when several sessions write it.</summary>
    public required string Path { get; init; }

    /// <summary>How many sessions write it at the same time; more than one makes a folder.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Leave the rows out.</summary>
    public bool SchemaOnly { get; init; }

    /// <summary>Count the rows of each table, as of the moment of the backup, so that a restore can be checked against it.</summary>
    public bool Counts { get; init; }

    /// <summary>Told how far it is.</summary>
    public Action<TransferProgress>? Progress { get; init; }
}

namespace Retort.Backups;

/// <summary>A backup that was made and read back.</summary>
internal sealed record Backup
{
    public required string Path { get; init; }

    public required long Bytes { get; init; }

    public required BackupContents Contents { get; init; }

    /// <summary>The rows at the moment of the backup; empty when they were not counted.</summary>
    public ValueList<TableCount> Counts { get; init; }
}
